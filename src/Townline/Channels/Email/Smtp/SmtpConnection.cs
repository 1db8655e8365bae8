using System.Net;
using System.Text;
using Townline.Channels.Email.Grants;

namespace Townline.Channels.Email.Smtp;

/// <summary>A line to a mail server over which one mail after another goes (RFC 5321). Not for several threads at once.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private SmtpLine _line;
    private SmtpOffer _offer = SmtpOffer.None;
    private bool _isEncrypted;
    private bool _needsReset;

    private SmtpConnection(SmtpLine line) => _line = line;

    /// <summary>It may take another mail.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>How many it took.</summary>
    public int Sent { get; private set; }

    /// <summary>Connects, greets, encrypts and logs in, as the server is to be spoken to.</summary>
    /// <exception cref="SmtpException">Any of it did not work.</exception>
    public static async Task<SmtpConnection> Open(SmtpServer server, CancellationToken cancel)
    {
        if (server is not { User: not null, Tokens: { } tokens })
        {
            return await Call(server, cancel);
        }

        try
        {
            return await tokens.SignIn(token => Call(server with { Secret = token }, cancel), error => error is SmtpException { Trouble: SmtpTrouble.LoginRefused, Answer.IsForLater: false }, cancel);
        }
        catch (GrantFailedException failed)
        {
            throw new SmtpException(SmtpTrouble.NoToken, failed.Message, inner: failed);
        }
    }

    private static async Task<SmtpConnection> Call(SmtpServer server, CancellationToken cancel)
    {
        var stream = await SmtpDial.Connect(server, cancel);
        SmtpConnection? connection = null;
        try
        {
            var isImplicit = server.Security == SmtpSecurity.Implicit;
            stream = isImplicit ? await SmtpDial.Encrypt(stream, server, cancel) : stream;
            connection = new SmtpConnection(new SmtpLine(stream, Patience)) { _isEncrypted = isImplicit };
            await connection.Begin(server, cancel);
            return connection;
        }
        catch
        {
            await (connection?._line.Stream ?? stream).DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands a mail over; when it returns, the server has it.</summary>
    /// <returns>The server's answer.</returns>
    /// <exception cref="SmtpException">It has not, or nobody knows (<see cref="SmtpException.IsUncertain"/>).</exception>
    public async Task<SmtpAnswer> Send(SmtpMail mail, CancellationToken cancel)
    {
        Check(mail);
        try
        {
            await Reset(cancel);
            await Envelope(mail, cancel);
            var answer = await Content(mail, cancel);
            Sent++;
            return answer.IsDone ? answer : throw new SmtpException(SmtpTrouble.MailRefused, answer.ToString(), answer);
        }
        catch (SmtpException refused) when (refused.Answer is { Code: not 421 })
        {
            // Only this mail is refused; the next one may go over the same line.
            _needsReset = true;
            throw;
        }
        catch
        {
            IsOpen = false;
            throw;
        }
    }

    /// <summary>Says goodbye, without waiting for long.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsOpen)
        {
            IsOpen = false;
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await _line.Say("QUIT", limit.Token);
                await _line.Answer(limit.Token);
            }
            catch (Exception error) when (error is SmtpException or OperationCanceledException)
            {
                // It has all that it should have; how it hangs up is its own affair.
            }
        }

        await _line.DisposeAsync();
    }

    private async Task Begin(SmtpServer server, CancellationToken cancel)
    {
        var greeting = await _line.Answer(cancel);
        if (!greeting.IsDone)
        {
            throw new SmtpException(SmtpTrouble.NotReady, greeting.ToString(), greeting);
        }

        await Hello(server, cancel);
        if (!_isEncrypted && server.Security != SmtpSecurity.None)
        {
            await StartTls(server, cancel);
        }

        if (server.User is not null)
        {
            var isPrivate = (_isEncrypted && server.Security != SmtpSecurity.IfOffered) || IsThisMachine(server.Host);
            if (!isPrivate)
            {
                throw new SmtpException(SmtpTrouble.LoginInTheClear, server.ToString());
            }

            await SmtpLogIn.Run(_line, server, _offer, cancel);
        }
    }

    private async Task Hello(SmtpServer server, CancellationToken cancel)
    {
        await _line.Say($"EHLO {server.HelloName}", cancel);
        var answer = await _line.Answer(cancel);
        _offer = answer.IsDone ? new SmtpOffer(answer) : SmtpOffer.None;
        if (answer.Code / 100 == 5)
        {
            await _line.Say($"HELO {server.HelloName}", cancel);
            answer = await _line.Answer(cancel);
        }

        if (!answer.IsDone)
        {
            throw new SmtpException(SmtpTrouble.NotReady, answer.ToString(), answer);
        }
    }

    private async Task StartTls(SmtpServer server, CancellationToken cancel)
    {
        if (!_offer.Has("STARTTLS"))
        {
            if (server.Security == SmtpSecurity.IfOffered)
            {
                return;
            }

            throw new SmtpException(SmtpTrouble.NoTls, server.ToString());
        }

        await _line.Say("STARTTLS", cancel);
        var answer = await _line.Answer(cancel);
        if (!answer.IsDone)
        {
            if (server.Security == SmtpSecurity.IfOffered)
            {
                return;
            }

            throw new SmtpException(SmtpTrouble.NoTls, answer.ToString(), answer);
        }

        if (_line.HasMore)
        {
            throw new SmtpException(SmtpTrouble.TlsFailed, "Something was said between STARTTLS and the encryption.");
        }

        _line = new SmtpLine(await SmtpDial.Encrypt(_line.Stream, server, cancel), Patience);
        _isEncrypted = true;

        // What was offered in the clear may have been another's offer.
        await Hello(server, cancel);
    }

    private void Check(SmtpMail mail)
    {
        if (mail.NeedsUtf8 && !_offer.Has("SMTPUTF8"))
        {
            throw new SmtpException(SmtpTrouble.NoUtf8, mail.To);
        }

        if (_offer.MostBytes is { } most && mail.Content.Length > most)
        {
            throw new SmtpException(SmtpTrouble.TooLarge, $"{mail.Content.Length} > {most}");
        }
    }

    private async Task Reset(CancellationToken cancel)
    {
        if (_needsReset)
        {
            _needsReset = false;
            if (await Ask("RSET", isFirst: true, cancel) is { IsDone: false } answer)
            {
                throw new SmtpException(SmtpTrouble.NotUnderstood, answer.ToString()) { IsBeforeMail = true };
            }
        }
    }

    /// <summary>Says from whom and to whom, at once where the server can take it so, and leaves it waiting for the mail.</summary>
    private async Task Envelope(SmtpMail mail, CancellationToken cancel)
    {
        var size = _offer.Has("SIZE") ? $" SIZE={mail.Content.Length}" : "";
        var eight = _offer.Has("8BITMIME") && !Ascii.IsValid(mail.Content.Span) ? " BODY=8BITMIME" : "";
        var utf8 = mail.NeedsUtf8 ? " SMTPUTF8" : "";
        string[] commands = [$"MAIL FROM:<{mail.From}>{size}{eight}{utf8}", $"RCPT TO:<{mail.To}>", "DATA"];
        SmtpTrouble[] troubles = [SmtpTrouble.SenderRefused, SmtpTrouble.RecipientRefused, SmtpTrouble.MailRefused];
        var isPiped = _offer.Has("PIPELINING");
        SmtpException? refused = null;
        for (var i = 0; i < commands.Length; i++)
        {
            var answer = await Ask(i == 0 && isPiped ? string.Join("\r\n", commands) : i > 0 && isPiped ? null : commands[i], i == 0, cancel);
            var isGood = i == 2 ? answer.Code == 354 : answer.IsDone;
            if (isGood && i == 2 && refused is not null)
            {
                // It waits for a mail that has nobody to go to: an empty one, which it refuses.
                await _line.Say(".", cancel);
                await _line.Answer(cancel);
            }

            refused ??= isGood ? null : new SmtpException(troubles[i], answer.ToString(), answer);
            if (refused is not null && !isPiped)
            {
                throw refused;
            }
        }

        if (refused is not null)
        {
            throw refused;
        }
    }

    private async Task<SmtpAnswer> Ask(string? command, bool isFirst, CancellationToken cancel)
    {
        try
        {
            if (command is not null)
            {
                await _line.Say(command, cancel);
            }

            return await _line.Answer(cancel);
        }
        catch (SmtpException cut) when (isFirst)
        {
            throw new SmtpException(cut.Trouble, cut.Detail, cut.Answer, cut) { IsBeforeMail = true };
        }
    }

    private async Task<SmtpAnswer> Content(SmtpMail mail, CancellationToken cancel)
    {
        await _line.Write(DotStuffing.Of(mail.Content.Span), cancel);
        try
        {
            return await _line.Answer(cancel);
        }
        catch (SmtpException cut)
        {
            throw new SmtpException(cut.Trouble, cut.Detail, cut.Answer, cut) { IsUncertain = true };
        }
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
