using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Townline.Channels.Email.Mime;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Peers;

/// <summary>A Postfix of the test's own, as a town runs it: takes mail on a free port and delivers all of it to one place, trying again every second.</summary>
internal sealed class Postfix : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = PeerHost.FreePort();

    /// <summary>What it wrote about its work.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    public string LogFile => _folder["mail.log"];

    /// <summary>How many mails it holds.</summary>
    public int Queued => new[] { "incoming", "active", "deferred", "maildrop" }
        .Select(name => Path.Combine(_folder["queue"], name)).Where(Directory.Exists).Sum(queue => Directory.GetFiles(queue, "*", SearchOption.AllDirectories).Length);

    /// <param name="transport">As Postfix has it: lmtp:inet:127.0.0.1:24 or smtp:[127.0.0.1]:25.</param>
    /// <param name="more">Further lines of main.cf.</param>
    public static async Task<Postfix> Start(string transport, params string[] more)
    {
        var postfix = new Postfix();
        try
        {
            await postfix.Begin(transport, more);
        }
        catch
        {
            postfix.Dispose();
            throw;
        }

        return postfix;
    }

    /// <summary>One that keeps what it takes as files instead of passing it on.</summary>
    /// <param name="refusals">Lines of an access table: what is answered to which recipient.</param>
    public static Task<Postfix> Receiving(params string[] refusals) => Receiving(refusals, []);

    /// <inheritdoc cref="Receiving(string[])"/>
    /// <param name="more">Further lines of main.cf.</param>
    public static async Task<Postfix> Receiving(string[] refusals, string[] more)
    {
        var postfix = new Postfix();
        try
        {
            await postfix.Keep(refusals, more);
        }
        catch
        {
            postfix.Dispose();
            throw;
        }

        return postfix;
    }

    /// <summary>Waits for so many mails that it has kept; in the order in which they came.</summary>
    public async Task<IReadOnlyList<MailMessage>> Received(int count)
    {
        var folder = Path.Combine(_folder["mail"], "new");
        await Eventually.True(() => Kept() >= count, $"The mails did not come. {Log}");
        return [.. Directory.GetFiles(folder).OrderBy(file => new FileInfo(file).CreationTimeUtc).Select(file => MailParser.Parse(File.ReadAllBytes(file)))];

        int Kept() => Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
    }

    /// <summary>Takes mail for a recipient that it refused: it reads its tables anew at a start.</summary>
    public async Task Allow(string recipient)
    {
        await File.WriteAllLinesAsync(_folder["access"], (await File.ReadAllLinesAsync(_folder["access"])).Where(line => !line.Contains(System.Text.RegularExpressions.Regex.Escape(recipient), StringComparison.Ordinal)));
        Stop();
        await Go();
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private void Stop()
    {
        if (_process is not null)
        {
            using var stop = Process.Start(new ProcessStartInfo("postfix", ["-c", _folder.Path, "stop"]) { RedirectStandardError = true });
            stop!.WaitForExit();
            _process.WaitForExit(TimeSpan.FromSeconds(20));
            _process.Dispose();
            _process = null;
        }
    }

    private async Task Keep(string[] refusals, string[] more)
    {
        Directory.CreateDirectory(_folder["mail"]);
        await PeerHost.Run("chown", "nobody", _folder["mail"]);
        await File.WriteAllLinesAsync(_folder["access"], refusals.Select(line => line.Split(' ', 2) is [var recipient, var answer] ? $"/^{System.Text.RegularExpressions.Regex.Escape(recipient)}$/ {answer}" : line));
        await Begin("virtual:", [
            $"virtual_mailbox_base = {_folder.Path}", "virtual_mailbox_maps = static:mail/", "virtual_uid_maps = static:65534", "virtual_gid_maps = static:65534", "virtual_minimum_uid = 100",
            $"smtpd_recipient_restrictions = check_recipient_access regexp:{_folder["access"]}, permit_mynetworks, reject", "smtputf8_enable = yes", .. more,
        ]);
    }

    private async Task Begin(string transport, string[] more)
    {
        // Its own programs run as another user and must be able to come here.
        Directory.CreateDirectory(_folder["queue"]);
        Directory.CreateDirectory(_folder["data"]);
        await PeerHost.Run("chmod", "755", _folder.Path);
        await PeerHost.Run("chown", "postfix", _folder["data"]);

        await File.WriteAllTextAsync(_folder["main.cf"], $"""
            compatibility_level = 3.6
            queue_directory = {_folder["queue"]}
            data_directory = {_folder["data"]}
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            maillog_file = {_folder["mail.log"]}
            maillog_file_prefixes = {_folder.Path}
            myhostname = mta.example
            mydestination =
            local_recipient_maps =
            local_transport = error:none
            alias_maps =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks = 127.0.0.0/8
            minimal_backoff_time = 1s
            maximal_backoff_time = 1s
            queue_run_delay = 1s
            default_transport = {transport}
            {string.Join('\n', more)}
            """ + "\n");
        string[] services =
        [
            $"127.0.0.1:{Port} inet n - n - - smtpd", "pickup unix n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 2 1 qmgr", "tlsmgr unix - - n 1000? 1 tlsmgr",
            "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "smtp unix - - n - - smtp",
            "lmtp unix - - n - - lmtp", "error unix - - n - - error", "retry unix - - n - - error", "discard unix - - n - - discard", "anvil unix - - n - 1 anvil",
            "virtual unix - n n - - virtual", "scache unix - - n - 1 scache", "postlog unix-dgram n - n - 1 postlogd",
        ];
        await File.WriteAllLinesAsync(_folder["master.cf"], services);
        await Go();
    }

    private async Task Go()
    {
        _process = Process.Start(new ProcessStartInfo("postfix", ["-c", _folder.Path, "start-fg"]) { RedirectStandardError = true })!;
        await Eventually.True(IsReady, "Postfix did not begin to listen.");
    }

    private async Task<bool> IsReady()
    {
        Assert.False(_process!.HasExited, $"Postfix ended at once. {Log}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
