using System.Net;
using System.Text;
using Townline.Channels.Email.Smtp;

namespace Townline.Tests.Channels.Email.Smtp;

public class SmtpConnectionTests
{
    private static readonly SmtpMail Mail = new("desk@town.example", "rosa@example.org", Encoding.ASCII.GetBytes("Subject: x\r\n\r\n.dot\r\n..\r\nend\r\n"));
    private static readonly string[] Good = ["220 mx", "250-mx\n250 SIZE 1000", "250 ok", "250 ok", "354 go", "250 2.0.0 queued as 7"];

    [Fact]
    public async Task A_mail_is_handed_over_with_its_dots_doubled()
    {
        using var server = new ScriptedServer(Good);

        var answer = await Send(server);

        Assert.Equal("250 2.0.0 queued as 7", answer.ToString());
        Assert.Equal(["EHLO town.example", "MAIL FROM:<desk@town.example> SIZE=29", "RCPT TO:<rosa@example.org>", "DATA", "Subject: x", "", "..dot", "...", "end", "."], server.Heard);
    }

    [Fact]
    public async Task A_server_that_knows_no_EHLO_is_greeted_as_in_the_old_days()
    {
        using var server = new ScriptedServer(["220 mx", "502 what", "250 mx", "250 ok", "250 ok", "354 go", "250 ok"]);

        await Send(server);

        Assert.Equal(["EHLO town.example", "HELO town.example", "MAIL FROM:<desk@town.example>"], server.Heard.Take(3));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task A_line_that_is_cut_at_any_step_is_never_taken_for_a_mail_that_went_out(int step, bool isUncertain)
    {
        using var server = new ScriptedServer([.. Good[..step], ""]);

        var trouble = await Assert.ThrowsAsync<SmtpException>(() => Send(server));

        Assert.Equal((SmtpTrouble.Cut, isUncertain, false), (trouble.Trouble, trouble.IsUncertain, trouble.IsForGood));
    }

    [Theory]
    [InlineData(0, "554 5.7.1 not you", nameof(SmtpTrouble.NotReady), false)]
    [InlineData(0, "421 busy", nameof(SmtpTrouble.NotReady), false)]
    [InlineData(2, "550 5.1.8 unknown sender", nameof(SmtpTrouble.SenderRefused), true)]
    [InlineData(2, "451 4.3.0 later", nameof(SmtpTrouble.SenderRefused), false)]
    [InlineData(3, "550-5.1.1 nobody\n550 5.1.1 here", nameof(SmtpTrouble.RecipientRefused), true)]
    [InlineData(3, "450 4.7.1 greylisted", nameof(SmtpTrouble.RecipientRefused), false)]
    [InlineData(4, "554 no", nameof(SmtpTrouble.MailRefused), true)]
    [InlineData(5, "554 5.7.1 spam", nameof(SmtpTrouble.MailRefused), true)]
    [InlineData(5, "452 4.3.1 full", nameof(SmtpTrouble.MailRefused), false)]
    [InlineData(3, "HTTP/1.1 400 Bad Request", nameof(SmtpTrouble.NotUnderstood), false)]
    [InlineData(3, "999 what", nameof(SmtpTrouble.NotUnderstood), false)]
    [InlineData(3, "", nameof(SmtpTrouble.Cut), false)]
    public async Task What_the_server_refuses_is_told_in_its_own_words_and_for_good_only_when_it_says_so(int step, string answer, string trouble, bool isForGood)
    {
        using var server = new ScriptedServer([.. Good[..step], answer]);

        var refused = await Assert.ThrowsAsync<SmtpException>(() => Send(server));

        Assert.Equal((trouble, isForGood), (refused.Trouble.ToString(), refused.IsForGood));
        Assert.All(answer.Split('\n'), line => Assert.Contains(line.Length > 4 ? line[4..] : "", refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_commands_go_at_once_where_the_server_takes_them_and_a_mail_for_nobody_is_not_sent()
    {
        using var good = new ScriptedServer(["220 mx", "250-mx\n250 PIPELINING", "250 ok\n250 ok\n354 go"]);
        await Assert.ThrowsAsync<SmtpException>(() => Send(good));
        using var bad = new ScriptedServer(["220 mx", "250-mx\n250 PIPELINING", "250 ok", "550 5.1.1 nobody", "354 go", "554 5.5.1 no valid recipients"]);

        var refused = await Assert.ThrowsAsync<SmtpException>(() => Send(bad));

        Assert.Equal((SmtpTrouble.RecipientRefused, "5.1.1"), (refused.Trouble, refused.Answer!.Status));
        Assert.Equal(["MAIL FROM:<desk@town.example>", "RCPT TO:<rosa@example.org>", "DATA", "."], bad.Heard.Skip(1));
    }

    [Fact]
    public async Task A_mail_that_the_server_cannot_carry_is_not_begun()
    {
        using var small = new ScriptedServer(["220 mx", "250-mx\n250 SIZE 10", ""]);
        using var old = new ScriptedServer(["220 mx", "250 mx", ""]);

        Assert.Equal(SmtpTrouble.TooLarge, (await Assert.ThrowsAsync<SmtpException>(() => Send(small))).Trouble);
        Assert.Equal(SmtpTrouble.NoUtf8, (await Assert.ThrowsAsync<SmtpException>(() => Send(old, Mail with { NeedsUtf8 = true, To = "josé@example.org" }))).Trouble);
    }

    [Fact]
    public async Task A_line_is_used_again_after_a_refusal_and_a_new_one_taken_when_the_old_is_gone()
    {
        using var server = new ScriptedServer(
            [.. Good[..3], "550 5.1.1 nobody", "250 reset", .. Good[2..], ""],
            Good);
        await using var pool = new SmtpPool();
        var where = Server(server.Port);

        await Assert.ThrowsAsync<SmtpException>(() => pool.Send(where, Mail, default));
        await pool.Send(where, Mail, default);
        Assert.Equal(1, server.Connections);
        await pool.Send(where, Mail, default);

        Assert.Equal(2, server.Connections);
        Assert.Contains("RSET", server.Heard);
    }

    [Fact]
    public async Task A_password_goes_over_no_open_line_and_encryption_that_is_asked_for_is_not_done_without()
    {
        using var plain = new ScriptedServer(["220 mx", "250-mx\n250 AUTH PLAIN", ""]);
        using var none = new ScriptedServer(["220 mx", "250 mx", ""]);

        // By the name that others have for this machine: what goes there could be read on the way.
        var open = await Assert.ThrowsAsync<SmtpException>(() => SmtpConnection.Open(Server(plain.Port) with { Host = Dns.GetHostName(), User = "desk", Secret = "x", Security = SmtpSecurity.None }, default));
        var bare = await Assert.ThrowsAsync<SmtpException>(() => SmtpConnection.Open(Server(none.Port) with { Security = SmtpSecurity.Required }, default));

        Assert.Equal((SmtpTrouble.LoginInTheClear, SmtpTrouble.NoTls), (open.Trouble, bare.Trouble));
        Assert.DoesNotContain(plain.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AUTH PLAIN LOGIN", SmtpLogin.Password, "AUTH PLAIN AGRlc2sAc2VjcmV0")]
    [InlineData("AUTH=LOGIN", SmtpLogin.Password, "AUTH LOGIN|ZGVzaw==|c2VjcmV0")]
    [InlineData("AUTH XOAUTH2", SmtpLogin.Token, "AUTH XOAUTH2 dXNlcj1kZXNrAWF1dGg9QmVhcmVyIHNlY3JldAEB")]
    public async Task It_logs_in_as_the_server_has_it(string offer, object login, string said)
    {
        var steps = said.Split('|');
        using var server = new ScriptedServer(["220 mx", $"250-mx\n250 {offer}", .. steps[1..].Select(_ => "334 VXNlcm5hbWU6"), "235 2.7.0 ok", ""]);
        using var closed = new ScriptedServer(["220 mx", $"250-mx\n250 {offer}", .. steps[1..].Select(_ => "334 VXNlcm5hbWU6"), "535 5.7.8 wrong", ""]);

        await using (await SmtpConnection.Open(LoggedIn(server.Port), default))
        {
            Assert.Equal(steps, server.Heard.Skip(1).Take(steps.Length));
        }

        var refused = await Assert.ThrowsAsync<SmtpException>(() => SmtpConnection.Open(LoggedIn(closed.Port), default));
        Assert.Equal((SmtpTrouble.LoginRefused, "535 5.7.8 wrong", false), (refused.Trouble, refused.Detail, refused.IsForGood));

        SmtpServer LoggedIn(int port) => Server(port) with { User = "desk", Secret = "secret", Login = (SmtpLogin)login };
    }

    [Fact]
    public async Task Who_is_not_there_is_told_apart_from_who_has_no_name()
    {
        var name = await Assert.ThrowsAsync<SmtpException>(() => SmtpConnection.Open(Server(25) with { Host = "nowhere.invalid" }, default));
        int port;
        using (var server = new ScriptedServer([""]))
        {
            port = server.Port;
        }

        var refused = await Assert.ThrowsAsync<SmtpException>(() => SmtpConnection.Open(Server(port), default));

        Assert.Equal((SmtpTrouble.NameNotFound, SmtpTrouble.NotReached), (name.Trouble, refused.Trouble));
    }

    [Theory]
    [InlineData("a\r\n", "a\r\n.\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData("", ".\r\n")]
    [InlineData(".", "..\r\n.\r\n")]
    [InlineData("a\n.\nb\r.\rc", "a\r\n..\r\nb\r\n..\r\nc\r\n.\r\n")]
    [InlineData(".a\r\n.\r\n", "..a\r\n..\r\n.\r\n")]
    public void No_line_of_a_mail_ends_it(string mail, string sent) => Assert.Equal(sent, Encoding.ASCII.GetString(DotStuffing.Of(Encoding.ASCII.GetBytes(mail))));

    private static SmtpServer Server(int port) => new() { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, HelloName = "town.example" };

    private static async Task<SmtpAnswer> Send(ScriptedServer server, SmtpMail? mail = null)
    {
        await using var connection = await SmtpConnection.Open(Server(server.Port), default);
        return await connection.Send(mail ?? Mail, default);
    }
}
