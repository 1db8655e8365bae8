using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Townline.Bench.Mail;

/// <summary>A Dovecot with one mailbox of many mails, written straight into its Maildir.</summary>
internal sealed class FullMailbox : IDisposable
{
    public const string User = "desk";
    public const string Password = "sesame";

    private static readonly string Words = string.Concat(Enumerable.Repeat("The lamp in front of our house has been dark for a week, and the corner is not safe at night.\r\n", 18));
    private readonly TemporaryFolder _folder = new();

    /// <summary>Of its sockets, whose paths may have a hundred letters at most.</summary>
    private readonly string _state = Directory.CreateTempSubdirectory("dovecot-").FullName;
    private Process? _process;

    public int Port { get; } = ServerProcess.FreePort();

    public static async Task<FullMailbox> Start(int mails)
    {
        var mailbox = new FullMailbox();
        try
        {
            mailbox.Fill(mails);
            await mailbox.Begin();
            return mailbox;
        }
        catch
        {
            mailbox.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            using var stop = Process.Start(new ProcessStartInfo("doveadm", ["-c", Conf, "stop"]) { RedirectStandardError = true });
            stop!.WaitForExit();
            _process.WaitForExit(TimeSpan.FromSeconds(20));
            _process.Dispose();
        }

        Directory.Delete(_state, recursive: true);
        _folder.Dispose();
    }

    private string Conf => Path.Combine(_folder.Path, "dovecot.conf");

    private string Mails => Path.Combine(_folder.Path, "mail");

    /// <summary>Their names rise, so that their numbers do.</summary>
    private void Fill(int mails)
    {
        var folder = Path.Combine(Mails, "cur");
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(Mails, "new"));
        Directory.CreateDirectory(Path.Combine(Mails, "tmp"));
        for (var number = 0; number < mails; number++)
        {
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000 + number}.M1P1.bench:2,")), Mail(number));
        }
    }

    private static string Mail(int number)
    {
        var answers = number % 4 == 3 && number > 400 ? string.Create(CultureInfo.InvariantCulture, $"In-Reply-To: <{number - 399}@mail.example>\r\nReferences: <{number - 399}@mail.example>\r\n") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Return-Path: <r{number / 10}@example.org>\r\nFrom: Resident <r{number}@example.org>\r\nTo: hello@riverton.example\r\nSubject: Dark lamp {number}\r\nMessage-ID: <{number}@mail.example>\r\n{answers}")
            + $"Date: Mon, 23 Nov 2026 09:00:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMail {number}.\r\n{Words}";
    }

    private async Task Begin()
    {
        await Run("chmod", "755", _folder.Path);
        await Run("chown", "-R", "nobody:nogroup", Mails);
        await File.WriteAllTextAsync(Conf, $$"""
            protocols = imap
            listen = 127.0.0.1
            base_dir = {{_state}}
            state_dir = {{_state}}
            log_path = {{_folder.Path}}/dovecot.log
            default_internal_user = dovecot
            default_login_user = dovenull
            mail_uid = nobody
            mail_gid = nogroup
            first_valid_uid = 1
            first_valid_gid = 1
            mail_location = maildir:{{Mails}}
            ssl = no
            disable_plaintext_auth = no
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={{Mails}}
            }
            service imap-login {
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = 0
              }
            }

            """);
        _process = Process.Start(new ProcessStartInfo("dovecot", ["-F", "-c", Conf]))!;
        for (var attempt = 0; !await Listens(); attempt++)
        {
            if (attempt > 100 || _process.HasExited)
            {
                throw new InvalidOperationException("Dovecot did not begin to listen.");
            }

            await Task.Delay(100);
        }
    }

    private async Task<bool> Listens()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
