using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Townline.Bench.Mail;

/// <summary>A mail server that takes every mail and remembers only its Message-ID; over bare sockets, since it runs on the processors of the one who sends.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private static readonly byte[] Hello = Encoding.ASCII.GetBytes("250-sink.example\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250 8BITMIME\r\n");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, int> _taken = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private int _mails;
    private int _connections;

    public MailSink()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many it took, also twice the same.</summary>
    public int Mails => _mails;

    /// <summary>How many different ones.</summary>
    public int Different => _taken.Count;

    /// <summary>How often it was called.</summary>
    public int Connections => _connections;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _connections++;
                talks.Add(Task.Run(() => Talk(client)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var line = client;
        line.NoDelay = true;
        await using var stream = line.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 32 * 1024);
        try
        {
            await stream.WriteAsync("220 sink.example\r\n"u8.ToArray(), _end.Token);
            while (await reader.ReadLineAsync(_end.Token) is { } command)
            {
                await stream.WriteAsync(await Answer(command, stream, reader), _end.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The sender was ended, or the measurement is over.
        }
    }

    private async Task<byte[]> Answer(string command, NetworkStream stream, StreamReader reader)
    {
        if (command.StartsWith("EHLO", StringComparison.Ordinal))
        {
            return Hello;
        }

        if (command != "DATA")
        {
            return "250 2.0.0 OK\r\n"u8.ToArray();
        }

        await stream.WriteAsync("354 Go on\r\n"u8.ToArray(), _end.Token);
        string? id = null;
        while (await reader.ReadLineAsync(_end.Token) is { } text && text != ".")
        {
            id ??= text.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase) ? text : null;
        }

        _taken.AddOrUpdate(id ?? "", 1, (_, times) => times + 1);
        Interlocked.Increment(ref _mails);
        return "250 2.0.0 Taken\r\n"u8.ToArray();
    }
}
