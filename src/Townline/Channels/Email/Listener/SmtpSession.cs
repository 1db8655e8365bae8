using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Townline.Channels.Email.Listener;

/// <summary>One connection: carries bytes between the line and the engine, does what the engine asks for, and keeps the times.</summary>
/// <param name="ending">Cancelled when the program is to end: no new mail is begun.</param>
/// <param name="ended">Cancelled when the time for mails that were under way is over too.</param>
internal sealed class SmtpSession(
    Stream line, ListenerOptions options, MemoryBudget budget, X509Certificate2? certificate, IMailSink sink, TimeProvider time, ILogger log, CancellationToken ending, CancellationToken ended)
    : IAsyncDisposable
{
    private readonly SmtpEngine _engine = new(options.Host, options.Limits, budget, certificate is not null);
    private Stream _line = line;
    private PipeReader _input = Reader(line);
    private DateTimeOffset? _mailBegan;

    /// <summary>Serves until one of the two hangs up.</summary>
    /// <exception cref="IOException">The line broke.</exception>
    public async Task Run()
    {
        _engine.Greet();
        while (true)
        {
            await Send();
            if (await Read() is not { } read)
            {
                return;
            }

            var isOver = await Use(read.Buffer);
            if (isOver || read.IsCompleted)
            {
                await Send();
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _input.CompleteAsync();
        await _line.DisposeAsync();
    }

    /// <returns>Null when nothing more is to be read; the reason has been told.</returns>
    private async Task<ReadResult?> Read()
    {
        _mailBegan = _engine.IsReceiving ? _mailBegan ?? time.GetUtcNow() : null;
        var isTooLong = _mailBegan is { } began && time.GetUtcNow() - began > options.Limits.MailWait;
        using var late = new CancellationTokenSource(isTooLong ? TimeSpan.Zero : _engine.IsInData ? options.Limits.DataWait : options.Limits.CommandWait, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _engine.IsReceiving ? ended : ending);
        try
        {
            return await _input.ReadAsync(any.Token);
        }
        catch (OperationCanceledException)
        {
            _engine.Bye(late.IsCancellationRequested ? "4.4.2 Nothing came for too long." : "4.3.2 Townline is being restarted. Please try again in a minute.");
            await Send();
            return null;
        }
    }

    /// <returns>True when the line is to be closed.</returns>
    private async Task<bool> Use(ReadOnlySequence<byte> buffer)
    {
        var rest = buffer;
        while (_engine.Feed(ref rest) is { } task)
        {
            switch (task)
            {
                case SessionTask.Check check:
                    _engine.Checked(check.Recipient, await Check(check.Recipient));
                    break;
                case SessionTask.Deliver deliver:
                    _engine.Delivered(await Deliver(deliver));
                    _mailBegan = null;
                    break;
                case SessionTask.StartTls:
                    await Encrypt();
                    return false;
                default:
                    return true;
            }
        }

        _input.AdvanceTo(rest.Start, buffer.End);
        return false;
    }

    private async Task<SmtpReply> Check(string recipient)
    {
        try
        {
            return await sink.Check(recipient, ended);
        }
        catch (Exception error)
        {
            log.NotLookedUp(error);
            return new SmtpReply(451, "4.3.0 It cannot be looked up at the moment who this is. Please try again in a few minutes.");
        }
    }

    private async Task<IReadOnlyList<SmtpReply>> Deliver(SessionTask.Deliver mail)
    {
        try
        {
            return await sink.Take(mail.Envelope, mail.Mail);
        }
        catch (Exception error)
        {
            // Whatever it was, the mail is not known to be stored, so its sender must keep it.
            log.MailNotTaken(error);
            var reply = new SmtpReply(451, "4.3.0 The mail could not be stored. Please try again in a few minutes.");
            return [.. mail.Envelope.Recipients.Select(_ => reply)];
        }
    }

    private async Task Encrypt()
    {
        await Send();
        await _input.CompleteAsync();
        var encrypted = new SslStream(_line);
        _line = encrypted;
        using var late = new CancellationTokenSource(options.Limits.CommandWait, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ended);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, any.Token);
        _input = Reader(encrypted);
        _engine.Encrypted();
    }

    private async Task Send()
    {
        if (_engine.Output.WrittenCount == 0)
        {
            return;
        }

        using var late = new CancellationTokenSource(options.Limits.CommandWait, time);
        await _line.WriteAsync(_engine.Output.WrittenMemory, late.Token);
        _engine.Output.ResetWrittenCount();
    }

    // The line outlives the reader: STARTTLS begins a new one on it.
    private static PipeReader Reader(Stream line) => PipeReader.Create(line, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
}
