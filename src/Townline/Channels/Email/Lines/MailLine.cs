using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Lines;

/// <summary>
/// A line to a mail server that this program calls. Reading has no time-out of its own and is never cancelled, because a half-read record of TLS
/// cannot be taken up again: who waits stops waiting, and closes the line.
/// </summary>
internal sealed class MailLine : IByteSource, IAsyncDisposable
{
    private readonly string _host;
    private readonly LineOptions _options;
    private readonly TimeProvider _time;
    private Stream _stream;

    private MailLine(Stream stream, string host, LineOptions options, TimeProvider time) => (_stream, _host, _options, _time) = (stream, host, options, time);

    public bool IsEncrypted => _stream is SslStream;

    /// <summary>Calls a server; with <see cref="MailSecurity.Tls"/> the line is encrypted when it is returned.</summary>
    /// <param name="host">Name or address.</param>
    /// <exception cref="LineFailedException">There is no such line.</exception>
    public static async Task<MailLine> Open(string host, int port, MailSecurity security, LineOptions options, TimeProvider time, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        try
        {
            await Within(options.ConnectWait, time, token => socket.ConnectAsync(host, port, token).AsTask(), cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var line = new MailLine(new NetworkStream(socket, ownsSocket: true), host, options, time);
        try
        {
            if (security == MailSecurity.Tls)
            {
                await line.Encrypt(cancel);
            }

            return line;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    /// <summary>Encrypts what follows. Nothing that came before may be left unread.</summary>
    /// <exception cref="LineFailedException">The certificate is not trusted, or the two cannot agree.</exception>
    public async Task Encrypt(CancellationToken cancel)
    {
        var check = new CertificateCheck(_host, _options);
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false, (_, certificate, chain, errors) => check.Accept(certificate, chain, errors));
        try
        {
            await Within(_options.ConnectWait, _time, token => encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = _host }, token), cancel);
            _stream = encrypted;
        }
        catch (LineFailedException error)
        {
            await encrypted.DisposeAsync();
            throw check.Fault is { } fault ? new LineFailedException(LineTrouble.Certificate, fault, error) : error;
        }
    }

    public async ValueTask<int> Read(Memory<byte> into)
    {
        try
        {
            return await _stream.ReadAsync(into);
        }
        catch (Exception error) when (Fault(error) is not null)
        {
            throw Fault(error)!;
        }
    }

    /// <summary>Sends all of it.</summary>
    /// <exception cref="LineFailedException">The line broke, or the other side takes nothing for so long.</exception>
    public Task Write(ReadOnlyMemory<byte> bytes, TimeSpan most, CancellationToken cancel) => Within(most, _time, token => _stream.WriteAsync(bytes, token).AsTask(), cancel);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static async Task Within(TimeSpan most, TimeProvider time, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(most, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            await work(any.Token);
        }
        catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
        {
            throw new LineFailedException(LineTrouble.TimedOut, $"There was no answer in {most.TotalSeconds:0} seconds.", error);
        }
        catch (Exception error) when (Fault(error) is not null)
        {
            throw Fault(error)!;
        }
    }

    private static LineFailedException? Fault(Exception error) => error switch
    {
        LineFailedException known => known,
        SocketException socket => new LineFailedException(TroubleOf(socket.SocketErrorCode), socket.Message, socket),
        AuthenticationException => new LineFailedException(LineTrouble.Encryption, error.InnerException?.Message ?? error.Message, error),
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } inner } => new LineFailedException(LineTrouble.TimedOut, inner.Message, error),
        IOException or ObjectDisposedException => new LineFailedException(LineTrouble.Broke, error.Message, error),
        _ => null,
    };

    private static LineTrouble TroubleOf(SocketError code) => code switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => LineTrouble.NameNotFound,
        SocketError.ConnectionRefused => LineTrouble.Refused,
        SocketError.TimedOut => LineTrouble.TimedOut,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown => LineTrouble.Unreachable,
        _ => LineTrouble.Broke,
    };
}
