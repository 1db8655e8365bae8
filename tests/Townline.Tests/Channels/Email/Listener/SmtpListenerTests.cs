using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Townline.Channels.Email.Listener;
using Townline.Platform.Commands;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Listener;

public class SmtpListenerTests
{
    [Fact]
    public async Task Mail_after_mail_comes_in_on_one_line()
    {
        await using var reception = await Reception.Open();
        using var server = await MailServer.Greet(reception.EndPoint, "EHLO");

        for (var i = 0; i < 3; i++)
        {
            Assert.StartsWith("250", await server.Deliver($"Number {i}"), StringComparison.Ordinal);
        }

        Assert.StartsWith("221", await server.Ask("QUIT\r\n"), StringComparison.Ordinal);
        Assert.Equal("", await server.Hear());
        Assert.Equal(["Number 0\r\n", "Number 1\r\n", "Number 2\r\n"], reception.Stored);
    }

    [Fact]
    public async Task Nothing_is_said_of_a_mail_before_it_is_stored()
    {
        await using var reception = await Reception.Open();
        using var server = await MailServer.Greet(reception.EndPoint);
        reception.Hold();

        var answer = server.Deliver("Words");
        await Task.WhenAny(answer, Task.Delay(200));
        Assert.False(answer.IsCompleted);
        reception.GoOn();

        Assert.StartsWith("250", await answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_whose_storing_fails_in_whatever_way_is_put_off_and_the_line_goes_on()
    {
        await using var reception = await Reception.Open();
        using var server = await MailServer.Greet(reception.EndPoint);

        reception.Outcome = () => throw new InvalidOperationException("A fault of ours.");
        Assert.StartsWith("451 4.3.0", await server.Deliver("One"), StringComparison.Ordinal);
        reception.Outcome = () => SmtpReply.Ok;

        Assert.StartsWith("250", await server.Deliver("Two"), StringComparison.Ordinal);
        Assert.Equal(["Two\r\n"], reception.Stored);
    }

    public static TheoryData<string> Steps => [.. Session.Select((_, i) => string.Concat(Session[..i])), string.Concat(Session)[..^1], string.Concat(Session)[..^3]];

    private static readonly string[] Session = ["LHLO a\r\n", "MAIL FROM:<a@b.example>\r\n", "RCPT TO:<desk@town.example>\r\n", "DATA\r\n", "Subject: x\r\n", "\r\nHalf", " a word\r\n", ".\r\n"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_line_that_is_cut_before_the_end_of_a_mail_stores_nothing_and_harms_nobody(string said)
    {
        await using var reception = await Reception.Open();
        using (var server = await MailServer.Connect(reception.EndPoint))
        {
            await server.Hear();
            await server.Say(said);
        }

        using var next = await MailServer.Greet(reception.EndPoint);
        Assert.StartsWith("250", await next.Deliver("Whole"), StringComparison.Ordinal);
        await reception.Stop();
        Assert.Equal(["Whole\r\n"], reception.Stored);
    }

    [Fact]
    public async Task A_line_is_encrypted_and_what_was_slipped_in_before_is_not_heard()
    {
        await using var reception = await Reception.Open();
        using var server = await MailServer.Connect(reception.EndPoint);
        await server.Hear();

        Assert.Contains("STARTTLS", await server.Ask("EHLO mta.example\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("220", await server.Ask("STARTTLS\r\nMAIL FROM:<slipped@evil.example>\r\n"), StringComparison.Ordinal);
        await server.Encrypt();
        Assert.DoesNotContain("STARTTLS", await server.Ask("EHLO mta.example\r\n"), StringComparison.Ordinal);

        Assert.StartsWith("250", await server.Deliver("Secret"), StringComparison.Ordinal);
        Assert.Equal(["Secret\r\n"], reception.Stored);
    }

    [Fact]
    public async Task A_handshake_that_fails_ends_that_line_and_no_other()
    {
        await using var reception = await Reception.Open();
        using var server = await MailServer.Greet(reception.EndPoint);
        await server.Ask("STARTTLS\r\n");

        await server.Say("This is no handshake at all, but words.\r\n");

        await server.Hear();
        using var next = await MailServer.Greet(reception.EndPoint);
        Assert.StartsWith("250", await next.Deliver("Words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operators_certificate_is_shown_and_one_that_cannot_be_read_is_told_at_the_start()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=mail.town.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllTextAsync(folder["mail.pem"], certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());

        using var read = ListenerCertificate.Of(new ListenerOptions { CertificateFile = folder["mail.pem"] }, TimeProvider.System);
        Assert.Equal("CN=mail.town.example", read.Subject);
        var refused = Assert.Throws<CommandFailedException>(() => ListenerCertificate.Of(new ListenerOptions { CertificateFile = folder["none.pem"] }, TimeProvider.System));
        Assert.Contains("none.pem", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_nothing_for_too_long_is_told_so_and_hung_up_on()
    {
        var clock = new Clock();
        await using var reception = await Reception.Open(clock: clock);
        using var idle = await MailServer.Greet(reception.EndPoint);
        using var inData = await MailServer.Greet(reception.EndPoint);
        await inData.Ask("MAIL FROM:<a@b.example>\r\n");
        await inData.Ask("RCPT TO:<desk@town.example>\r\n");
        await inData.Ask("DATA\r\n");

        var (idleHears, inDataHears) = (idle.Hear(), inData.Hear());
        await Eventually.True(() =>
        {
            clock.Move(TimeSpan.FromSeconds(20));
            return inDataHears.IsCompleted;
        });
        Assert.StartsWith("421 4.4.2", await inDataHears, StringComparison.Ordinal);
        Assert.False(idleHears.IsCompleted);
        clock.Move(TimeSpan.FromMinutes(3));

        Assert.StartsWith("421 4.4.2", await idleHears, StringComparison.Ordinal);
        Assert.Equal("", await idle.Hear());
    }

    [Fact]
    public async Task A_mail_that_drips_in_for_ever_comes_to_an_end()
    {
        var clock = new Clock();
        await using var reception = await Reception.Open(clock: clock);
        using var server = await MailServer.Greet(reception.EndPoint);
        await server.Ask("MAIL FROM:<a@b.example>\r\n");
        await server.Ask("RCPT TO:<desk@town.example>\r\n");
        await server.Ask("DATA\r\n");

        var answer = server.Hear();
        await Eventually.True(async () =>
        {
            clock.Move(TimeSpan.FromMinutes(1));
            if (!answer.IsCompleted)
            {
                await server.Say("x");
            }

            return answer.IsCompleted;
        });

        Assert.StartsWith("421", await answer, StringComparison.Ordinal);
        Assert.Empty(reception.Stored);
    }

    [Fact]
    public async Task Connections_are_counted_in_all_and_by_address_and_room_comes_back()
    {
        await using var reception = await Reception.Open(new ListenerLimits { ConnectionsPerAddress = 2 });
        var first = await MailServer.Greet(reception.EndPoint);
        using var second = await MailServer.Greet(reception.EndPoint);

        using (var third = await MailServer.Connect(reception.EndPoint))
        {
            Assert.StartsWith("421 4.7.0", await third.Hear(), StringComparison.Ordinal);
        }

        first.Dispose();
        await Eventually.True(async () =>
        {
            using var fourth = await MailServer.Connect(reception.EndPoint);
            return (await fourth.Hear()).StartsWith("220", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Only_networks_that_the_operator_names_may_deliver()
    {
        await using var reception = await Reception.Open(change: options => options with { From = [IPNetwork.Parse("10.0.0.0/8")] });
        using var server = await MailServer.Connect(reception.EndPoint);

        Assert.StartsWith("554 5.7.1", await server.Hear(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_no_mail_is_begun_and_the_one_under_way_is_taken()
    {
        await using var reception = await Reception.Open();
        using var idle = await MailServer.Greet(reception.EndPoint);
        using var busy = await MailServer.Greet(reception.EndPoint);
        await busy.Ask("MAIL FROM:<a@b.example>\r\n");
        await busy.Ask("RCPT TO:<desk@town.example>\r\n");
        await busy.Ask("DATA\r\n");
        await busy.Say("First half");

        var stop = reception.Stop();
        Assert.StartsWith("421 4.3.2", await idle.Hear(), StringComparison.Ordinal);
        Assert.False(stop.IsCompleted);

        Assert.StartsWith("250", await busy.Ask(" and second\r\n.\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("421 4.3.2", await busy.Hear(), StringComparison.Ordinal);
        await stop;
        Assert.Equal(["First half and second\r\n"], reception.Stored);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_at_the_start()
    {
        await using var reception = await Reception.Open();

        var refused = await Assert.ThrowsAsync<CommandFailedException>(() => Reception.Open(change: options => options with { Port = reception.EndPoint.Port }));

        Assert.Contains("--smtp-port", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_operators_variables_are_read_and_mistakes_are_told()
    {
        var options = ListenerOptions.Of(name => name switch
        {
            "TOWNLINE_SMTP_PORT" => "25",
            "TOWNLINE_SMTP_LISTEN" => "0.0.0.0",
            "TOWNLINE_SMTP_FROM" => "10.1.0.0/16, 192.0.2.7",
            "TOWNLINE_SMTP_MAX_MB" => "50",
            _ => null,
        });

        Assert.Equal((25, IPAddress.Any, 50L * 1024 * 1024), (options.Port, options.Address, options.Limits.MailBytes));
        Assert.True(options.Trusts(IPAddress.Parse("10.1.2.3")) && options.Trusts(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.False(options.Trusts(IPAddress.Parse("192.0.2.8")));
        Assert.Null(ListenerOptions.Of(_ => null).Port);
        foreach (var name in (string[])["TOWNLINE_SMTP_PORT", "TOWNLINE_SMTP_LISTEN", "TOWNLINE_SMTP_FROM", "TOWNLINE_SMTP_MAX_MB"])
        {
            Assert.Contains(name, Assert.Throws<CommandFailedException>(() => ListenerOptions.Of(asked => asked == name ? "often" : null)).Message, StringComparison.Ordinal);
        }
    }
}
