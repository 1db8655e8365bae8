using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Townline.Conversations.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Peers;

/// <summary>A Dovecot of the test's own, as a town's provider runs it: LMTP in, IMAP out, encrypted and not. Its users all have the password <see cref="Password"/>.</summary>
internal sealed class Dovecot : IDisposable
{
    public const string Password = "öffne-dich-\"Se\\sam";

    /// <summary>What it says when there is nobody to hang up on.</summary>
    private const string Nobody = "no users kicked";

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>In clear text, or by STARTTLS.</summary>
    public int Port { get; } = PeerHost.FreePort();

    /// <summary>Encrypted from the first byte.</summary>
    public int TlsPort { get; } = PeerHost.FreePort();

    public int LmtpPort { get; } = PeerHost.FreePort();

    /// <summary>Where a Postfix asks it whether a log-in is good.</summary>
    public int AuthPort { get; } = PeerHost.FreePort();

    /// <summary>With these lines a Postfix takes mail from those who log in, and this Dovecot says whom it knows.</summary>
    public string[] LogIn =>
    [
        "smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = dovecot", string.Create(CultureInfo.InvariantCulture, $"smtpd_sasl_path = inet:127.0.0.1:{AuthPort}"),
        "smtpd_recipient_restrictions = permit_sasl_authenticated, reject",
    ];

    /// <summary>By which its certificate, for "localhost", can be checked.</summary>
    public X509Certificate2 Root { get; private set; } = null!;

    public string Log => File.Exists(_folder["dovecot.log"]) ? File.ReadAllText(_folder["dovecot.log"]) : "";

    /// <param name="more">Further lines of its configuration.</param>
    public static Task<Dovecot> Start(params string[] more) => Start(_ => more);

    /// <summary>One that takes access tokens too (XOAUTH2), and asks who gave them whether they are good.</summary>
    public static Task<Dovecot> Start(TokenServer tokens) => Start(dovecot => dovecot.Take(tokens));

    private static async Task<Dovecot> Start(Func<Dovecot, string[]> more)
    {
        var dovecot = new Dovecot();
        try
        {
            await dovecot.Begin(more(dovecot));
            return dovecot;
        }
        catch
        {
            dovecot.Dispose();
            throw;
        }
    }

    /// <summary>Where a user's mail is fetched from.</summary>
    public MailSourceInfo Source(long mailbox, string user = "desk", AfterFetch after = AfterFetch.Leave, string moveTo = "", int? port = null) =>
        new(mailbox, "localhost", port ?? Port, MailSecurity.None, user, IsToken: false, "INBOX", after, moveTo, Since: null);

    /// <summary>Delivers a mail as the town's mail server does.</summary>
    public async Task Deliver(string user, params string[] mails)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, LmtpPort);
        using var answers = new StreamReader(line.GetStream());
        await Expect(answers, "220");
        await Say("LHLO mta.example\r\n", "250");
        foreach (var mail in mails)
        {
            await Say("MAIL FROM:<rosa@example.org>\r\n", "250");
            await Say($"RCPT TO:<{user}>\r\n", "250");
            await Say("DATA\r\n", "354");
            await Say($"{mail}\r\n.\r\n", "250");
        }

        async Task Say(string words, string code)
        {
            await line.GetStream().WriteAsync(System.Text.Encoding.UTF8.GetBytes(words));
            await Expect(answers, code);
        }
    }

    /// <summary>Does something to a user's mailbox, as the administrator of the server.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Administer(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("doveadm", ["-c", _folder["dovecot.conf"], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = $"{await output}{await errors}";
        Assert.True(process.ExitCode == 0 || said.Contains(Nobody, StringComparison.Ordinal), said);
        return await output;
    }

    /// <summary>Hangs up on a user, if they are on a line.</summary>
    public Task Kick(string user) => Administer("kick", user);

    /// <summary>How many mails are in a folder.</summary>
    public async Task<int> Count(string user, string folder, string search = "ALL") =>
        (await Administer("search", "-u", user, "mailbox", folder, search)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    public void Dispose()
    {
        if (_process is not null)
        {
            using var stop = Process.Start(new ProcessStartInfo("doveadm", ["-c", _folder["dovecot.conf"], "stop"]) { RedirectStandardError = true });
            stop!.WaitForExit();
            _process.WaitForExit(TimeSpan.FromSeconds(20));
            _process.Dispose();
        }

        Root?.Dispose();
        _folder.Dispose();
    }

    private async Task Begin(string[] more)
    {
        Certify();
        Directory.CreateDirectory(_folder["mail"]);
        Directory.CreateDirectory(_folder["base"]);
        await PeerHost.Run("chmod", "755", _folder.Path);
        await PeerHost.Run("chown", "nobody", _folder["mail"]);
        await File.WriteAllTextAsync(_folder["dovecot.conf"], string.Create(CultureInfo.InvariantCulture, $$"""
            protocols = imap lmtp
            listen = 127.0.0.1
            base_dir = {{_folder["base"]}}
            state_dir = {{_folder["base"]}}
            log_path = {{_folder["dovecot.log"]}}
            default_internal_user = dovecot
            default_login_user = dovenull
            mail_uid = nobody
            mail_gid = nogroup
            first_valid_uid = 1
            first_valid_gid = 1
            mail_home = {{_folder["mail"]}}/%n
            mail_location = mdbox:~/mdbox
            mail_fsync = never
            ssl = yes
            ssl_cert = <{{_folder["cert.pem"]}}
            ssl_key = <{{_folder["key.pem"]}}
            disable_plaintext_auth = no
            auth_mechanisms = plain login
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup
              default_fields = home={{_folder["mail"]}}/%n
            }
            namespace inbox {
              inbox = yes
              separator = /
            }
            service imap-login {
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = {{TlsPort}}
                ssl = yes
              }
            }
            service lmtp {
              inet_listener lmtp {
                address = 127.0.0.1
                port = {{LmtpPort}}
              }
            }
            protocol lmtp {
              auth_username_format = %n
            }
            {{string.Join('\n', more)}}
            """) + "\n");
        _process = Process.Start(new ProcessStartInfo("dovecot", ["-F", "-c", _folder["dovecot.conf"]]) { RedirectStandardError = true })!;
        await Eventually.True(IsReady, "Dovecot did not begin to listen.");
    }

    private string[] Take(TokenServer tokens)
    {
        File.WriteAllText(_folder["oauth2.conf"], $"tokeninfo_url = {new Uri(tokens.Address, "/about?token=")}\n");
        return
        [
            "auth_mechanisms = plain login xoauth2", "auth_failure_delay = 0", $"passdb {{\n driver = oauth2\n mechanisms = xoauth2\n args = {_folder["oauth2.conf"]}\n}}",
            string.Create(CultureInfo.InvariantCulture, $"service auth {{\n inet_listener {{\n address = 127.0.0.1\n port = {AuthPort}\n }}\n}}"),
        ];
    }

    private void Certify()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(3));
        File.WriteAllText(_folder["cert.pem"], made.ExportCertificatePem());
        File.WriteAllText(_folder["key.pem"], key.ExportRSAPrivateKeyPem());
        Root = X509CertificateLoader.LoadCertificate(made.RawData);
    }

    private async Task<bool> IsReady()
    {
        Assert.False(_process!.HasExited, $"Dovecot ended at once. {Log}{(_process.HasExited ? await _process.StandardError.ReadToEndAsync() : "")}");
        try
        {
            foreach (var port in (int[])[Port, TlsPort, LmtpPort])
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task Expect(StreamReader answers, string code)
    {
        string? line;
        do
        {
            line = await answers.ReadLineAsync();
            Assert.True(line?.StartsWith(code, StringComparison.Ordinal), $"Dovecot answered: {line}");
        }
        while (line![3] == '-');
    }
}
