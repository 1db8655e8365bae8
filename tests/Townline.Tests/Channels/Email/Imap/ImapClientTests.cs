using Townline.Channels.Email.Imap;
using Townline.Channels.Email.Imap.Protocol;
using Townline.Channels.Email.Lines;
using Townline.Conversations.Contracts;

namespace Townline.Tests.Channels.Email.Imap;

/// <summary>Servers as they should not be.</summary>
public class ImapClientTests
{
    private const string Greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] Ready\r\n";

    [Fact]
    public async Task Whoever_does_not_greet_as_a_mail_server_is_none()
    {
        using var server = new ScriptedServer("HTTP/1.1 400 Bad Request\r\n\r\n", _ => null);

        await Assert.ThrowsAsync<ImapNonsenseException>(() => Connect(server));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        using var server = new ScriptedServer("", _ => "");

        var error = await Assert.ThrowsAsync<LineFailedException>(() => Connect(server, new ImapLimits { Silence = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal(LineTrouble.TimedOut, error.Trouble);
    }

    [Fact]
    public async Task A_server_that_talks_without_end_is_given_up()
    {
        using var server = new ScriptedServer(Greeting, said => said.Contains("AUTHENTICATE", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat("* OK Wait\r\n", 200_000)) : null);

        // It talks and then hangs up: whichever comes first, this ends.
        var error = await Assert.ThrowsAsync<LineFailedException>(() => Connect(server, new ImapLimits { Command = TimeSpan.FromSeconds(1) }));
        Assert.Contains(error.Trouble, (LineTrouble[])[LineTrouble.TimedOut, LineTrouble.Broke]);
    }

    [Theory]
    [InlineData("TAG NO [AUTHENTICATIONFAILED] Wrong\r\n", ImapTrouble.LoginRefused)]
    [InlineData("TAG NO Too many simultaneous connections\r\n", ImapTrouble.Busy)]
    [InlineData("TAG NO [UNAVAILABLE] Later\r\n", ImapTrouble.Busy)]
    [InlineData("* BYE Going down\r\n", ImapTrouble.SaidGoodbye)]
    internal async Task What_a_server_refuses_is_told_apart(string answer, ImapTrouble trouble)
    {
        using var server = new ScriptedServer(Greeting, _ => answer);

        Assert.Equal(trouble, (await Assert.ThrowsAsync<ImapFailedException>(() => Connect(server))).Trouble);
    }

    [Fact]
    public async Task A_token_is_sent_as_large_providers_want_it_and_a_refusal_is_heard_to_its_end()
    {
        using var server = new ScriptedServer(
            "* OK Ready\r\n",
            said => said.EndsWith("CAPABILITY", StringComparison.Ordinal) ? "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\nTAG OK done\r\n"
                : said.Contains("XOAUTH2", StringComparison.Ordinal) ? "+ eyJzdGF0dXMiOiI0MDAifQ==\r\n"
                : "t2 NO [AUTHENTICATIONFAILED] Token expired\r\n");

        var error = await Assert.ThrowsAsync<ImapFailedException>(() => Connect(server, isToken: true));

        Assert.Equal((ImapTrouble.LoginRefused, "Token expired"), (error.Trouble, error.Message));
        Assert.Equal(["t1 CAPABILITY", "t2 AUTHENTICATE XOAUTH2 dXNlcj1kZXNrAWF1dGg9QmVhcmVyIHNlc2FtZQEB", ""], server.Heard);
    }

    [Fact]
    public async Task A_password_is_not_sent_where_the_server_does_not_encrypt_though_it_was_asked_to()
    {
        using var server = new ScriptedServer("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] Ready\r\n", _ => "TAG OK done\r\n");

        var error = await Assert.ThrowsAsync<ImapFailedException>(() => Connect(server, security: MailSecurity.StartTls));

        Assert.Equal(ImapTrouble.NoStartTls, error.Trouble);
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task What_comes_in_clear_text_behind_the_word_to_encrypt_is_not_believed()
    {
        using var server = new ScriptedServer("* OK [CAPABILITY IMAP4rev1 STARTTLS] Ready\r\n", _ => "TAG OK Begin\r\n* OK [CAPABILITY LOGINDISABLED] Injected\r\n");

        await Assert.ThrowsAnyAsync<IOException>(() => Connect(server, security: MailSecurity.StartTls));
        Assert.Single(server.Heard);
    }

    [Fact]
    public async Task A_server_that_sends_more_than_it_said_is_not_believed()
    {
        using var server = new ScriptedServer(
            Greeting,
            said => said.Contains("FETCH", StringComparison.Ordinal)
                ? string.Concat(Enumerable.Range(1, 50).Select(uid => $"* {uid} FETCH (UID {uid} BODY[] {{1000}}\r\n{new string('x', 1000)})\r\n")) + "TAG OK done\r\n"
                : "TAG OK done\r\n");
        await using var client = await Connect(server);

        await Assert.ThrowsAsync<ImapNonsenseException>(() => client.Fetch([.. Enumerable.Range(1, 50).Select(uid => (uint)uid)], largest: 2_000, budget: 10_000, default));
    }

    [Fact]
    public async Task Mails_that_were_not_asked_for_and_flags_that_change_meanwhile_do_no_harm()
    {
        using var server = new ScriptedServer(
            Greeting,
            said => said.Contains("RFC822.SIZE", StringComparison.Ordinal)
                ? "* 3 EXISTS\r\n* 9 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 8 RFC822.SIZE 20)\r\n* 1 FETCH (UID 5 RFC822.SIZE 10 INTERNALDATE \"nonsense\")\r\n* 7 EXPUNGE\r\n* 3 FETCH (UID 2 RFC822.SIZE 1)\r\nTAG OK done\r\n"
                : "TAG OK done\r\n");
        await using var client = await Connect(server);

        Assert.Equal([new MailHead(5, 10, null), new MailHead(8, 20, null)], await client.List(5, null, default));
    }

    private static Task<IImapClient> Connect(ScriptedServer server, ImapLimits? limits = null, bool isToken = false, MailSecurity security = MailSecurity.None) =>
        new ImapServers(new LineOptions(), limits ?? new ImapLimits(), TimeProvider.System).Connect(new ImapAccount("127.0.0.1", server.Port, security, "desk", "sesame", isToken), default);
}
