using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Townline.Platform.Commands;
using Townline.Platform.Web;

namespace Townline.Channels.Email.Listener;

/// <summary>Listens for mail servers: SMTP and LMTP on one port. At the end it begins no new mail and lets those under way come to theirs.</summary>
internal sealed class SmtpListener(ListenerOptions options, IMailSink sink, TimeProvider time, ILogger<SmtpListener> log) : IHostedService, IStartupTask, IAsyncDisposable
{
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<Task, bool> _sessions = new();
    private readonly ConnectionCount _count = new(options.Limits);
    private readonly MemoryBudget _budget = new(options.Limits.BytesInFlight);
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _ended = new();
    private TcpListener? _listener;
    private X509Certificate2? _certificate;
    private Task _accepting = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Where it listens; null when it does not.</summary>
    public IPEndPoint? EndPoint => (IPEndPoint?)_listener?.LocalEndpoint;

    public int Order => 90;

    /// <summary>Takes the port, so that a taken one is told before the program says that it is ready.</summary>
    /// <exception cref="CommandFailedException">It cannot be had, or the certificate cannot be read.</exception>
    public async Task Run(StartupContext start, CancellationToken cancel)
    {
        if (options.Port is not { } port)
        {
            return;
        }

        _certificate = ListenerCertificate.Of(options, time);
        var listener = new TcpListener(options.Address, port);
        try
        {
            listener.Start(backlog: 256);
        }
        catch (SocketException error)
        {
            throw new CommandFailedException($"Mail cannot be taken on {options.Address} port {port} ({error.SocketErrorCode}); choose another with --smtp-port.");
        }

        _listener = listener;
        await start.Say.WriteLineAsync($"Mail is taken on {EndPoint} (SMTP and LMTP).");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_listener is { } listener)
        {
            log.Listening(EndPoint!);
            _accepting = Accept(listener);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        _listener?.Stop();
        await _accepting;
        _ended.CancelAfter(options.Limits.Drain);
        await Task.WhenAll(_sessions.Keys);
    }

    /// <summary>Registered as several services, so it may be disposed of several times.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _listener?.Dispose();
        await _ended.CancelAsync();
        _certificate?.Dispose();
        _ending.Dispose();
        _ended.Dispose();
    }

    private async Task Accept(TcpListener listener)
    {
        while (!_ending.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync(_ending.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException error)
            {
                // No file handles left, or a caller who is gone already: the next one may have more luck, a moment later.
                log.SessionFailed(error);
                await Task.Delay(AfterAFailure, CancellationToken.None);
                continue;
            }

            var session = Serve(socket);
            _sessions[session] = true;
            _ = session.ContinueWith(done => _sessions.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task Serve(Socket socket)
    {
        await Task.Yield();
        await using var line = new NetworkStream(socket, ownsSocket: true);
        if (socket.RemoteEndPoint is not IPEndPoint { Address: var address })
        {
            return;
        }

        if (Refusal(address) is { } refusal)
        {
            log.TurnedAway(address, refusal.Text);
            await TurnAway(line, refusal);
            return;
        }

        try
        {
            socket.NoDelay = true;
            await using var session = new SmtpSession(line, options, _budget, _certificate, sink, time, log, _ending.Token, _ended.Token);
            await session.Run();
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or AuthenticationException)
        {
            log.LineBroke(address, error.Message);
        }
        catch (Exception error)
        {
            log.SessionFailed(error);
        }
        finally
        {
            _count.Leave(address);
        }
    }

    /// <returns>Null when it may come in, and is counted from now on.</returns>
    private SmtpReply? Refusal(IPAddress address) =>
        !options.Trusts(address) ? new SmtpReply(554, "5.7.1 This server takes mail from the town's own mail server only.")
        : !_count.TryEnter(address) ? new SmtpReply(421, "4.7.0 Too many connections. Please try again in a few minutes.")
        : null;

    private static async Task TurnAway(NetworkStream line, SmtpReply reply)
    {
        var words = new ArrayBufferWriter<byte>();
        reply.WriteTo(words);
        try
        {
            await line.WriteAsync(words.WrittenMemory);
        }
        catch (IOException)
        {
            // They have gone already; there is nobody to tell.
        }
    }
}
