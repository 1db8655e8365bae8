using System.Buffers;
using System.Text;

namespace Townline.Channels.Email.Listener;

/// <summary>
/// SMTP (RFC 5321) and LMTP (RFC 2033) from the receiving end, without a line and without a clock: bytes in, bytes and tasks out. However the
/// bytes are cut into pieces, the same comes out. LMTP is chosen by LHLO.
/// </summary>
/// <param name="hasTls">A certificate is there, so STARTTLS is offered.</param>
internal sealed class SmtpEngine(string host, ListenerLimits limits, MemoryBudget budget, bool hasTls) : IDisposable
{
    private enum Phase
    {
        Command,
        Data,
        Chunk,
        Closed,
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly CommandReader _commands = new(limits.CommandBytes);
    private readonly DotReader _dots = new();
    private readonly MailBuffer _mail = new(limits.MailBytes, budget);
    private readonly Transaction _transaction = new(limits);
    private Phase _phase = Phase.Command;
    private Chunk _chunk;
    private bool _greeted;
    private bool _isLmtp;
    private bool _isEncrypted;
    private int _errors;

    /// <summary>What is to be sent, in order; the session empties it.</summary>
    public ArrayBufferWriter<byte> Output => _output;

    /// <summary>A mail is on its way in: between MAIL and its end.</summary>
    public bool IsReceiving => _transaction.IsOpen;

    /// <summary>The next bytes belong to a mail and not to a command.</summary>
    public bool IsInData => _phase is Phase.Data or Phase.Chunk;

    public void Greet() => Reply(220, $"{host} takes mail for the town (ESMTP and LMTP)");

    /// <summary>Says that the line ends now, whatever comes; to be sent before hanging up.</summary>
    public void Bye(string text)
    {
        Reply(421, text);
        _phase = Phase.Closed;
    }

    /// <summary>Reads until something has to be done by the session.</summary>
    /// <returns>The task, to be done before more is fed; null when the input is used up, except for the beginning of a command.</returns>
    public SessionTask? Feed(ref ReadOnlySequence<byte> input)
    {
        while (_phase != Phase.Closed && !input.IsEmpty)
        {
            SessionTask? task = null;
            switch (_phase)
            {
                case Phase.Data when _dots.Read(ref input, _mail):
                    task = EndOfMail();
                    break;
                case Phase.Chunk when ReadChunk(ref input):
                    task = EndOfChunk();
                    break;
                case Phase.Command:
                    if (!_commands.TryRead(ref input, out var line))
                    {
                        return null;
                    }

                    task = Take(line);
                    break;
            }

            if (task is not null)
            {
                return task;
            }
        }

        return _phase == Phase.Closed ? new SessionTask.Close() : null;
    }

    /// <summary>What the sink said about the recipient asked for.</summary>
    public void Checked(string recipient, SmtpReply reply)
    {
        if (reply.IsDone)
        {
            _transaction.Recipients.Add(recipient);
        }

        Reply(reply.Code, reply.Text);
    }

    /// <summary>What the sink said about the mail, for each recipient. LMTP tells each; SMTP has one answer for all, and it is the worst, so that nobody's is lost.</summary>
    public void Delivered(IReadOnlyList<SmtpReply> replies)
    {
        ReplyForMail(replies);
        Reset();
    }

    /// <summary>The line is encrypted: all that was said before is forgotten.</summary>
    public void Encrypted()
    {
        Reset();
        (_isEncrypted, _greeted) = (true, false);
    }

    public void Dispose() => _mail.Dispose();

    private SessionTask? Take(CommandLine line)
    {
        if (line.Fault != LineFault.None)
        {
            return Wrong(500, line.Fault == LineFault.TooLong ? "5.5.2 This line is too long." : "5.5.2 Lines end with CR LF.");
        }

        string text;
        try
        {
            text = Strict.GetString(line.Bytes);
        }
        catch (DecoderFallbackException)
        {
            return Wrong(500, "5.5.2 This is neither ASCII nor UTF-8.");
        }

        if (text.Any(char.IsControl))
        {
            return Wrong(500, "5.5.2 There are control characters in this command.");
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var (verb, argument) = space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim(' '));
        return Run(verb.ToUpperInvariant(), argument);
    }

    private SessionTask? Run(string verb, string argument) => verb switch
    {
        "EHLO" => Hello(argument, isLmtp: false, extended: true),
        "LHLO" => Hello(argument, isLmtp: true, extended: true),
        "HELO" => Hello(argument, isLmtp: false, extended: false),
        "MAIL" => Mail(argument),
        "RCPT" => Recipient(argument),
        "DATA" => Data(argument),
        "BDAT" => BeginChunk(argument),
        "RSET" => Restart(),
        "NOOP" => Reply(250, "2.0.0 Ok"),
        "VRFY" => Reply(252, "2.5.2 Send to it and see."),
        "STARTTLS" => StartTls(argument),
        "QUIT" => Quit(),
        "GET" or "POST" or "CONNECT" => Stranger(),
        "" => Wrong(500, "5.5.2 There is no command on this line."),
        _ => Wrong(502, "5.5.1 This command is not known here."),
    };

    private SessionTask? Hello(string name, bool isLmtp, bool extended)
    {
        if (name.Length == 0)
        {
            return Wrong(501, "5.5.4 Say your name after it.");
        }

        Reset();
        (_greeted, _isLmtp) = (true, isLmtp);
        return Reply(250, extended ? Extensions() : host);
    }

    private string Extensions()
    {
        string[] lines =
        [
            host, "PIPELINING", $"SIZE {limits.MailBytes}", "8BITMIME", "SMTPUTF8", "CHUNKING", "ENHANCEDSTATUSCODES",
            .. hasTls && !_isEncrypted ? (string[])["STARTTLS"] : [],
        ];
        return string.Join('\n', lines);
    }

    private SessionTask? Mail(string argument)
    {
        if (!_greeted)
        {
            return Wrong(503, "5.5.1 Say EHLO or LHLO first.");
        }

        return Told(_transaction.Begin(argument));
    }

    private SessionTask? Recipient(string argument)
    {
        var refused = _transaction.Invite(argument, out var recipient);
        return refused is { } reply ? Told(reply) : new SessionTask.Check(recipient);
    }

    private SessionTask? Data(string argument)
    {
        if (argument.Length > 0)
        {
            return Wrong(501, "5.5.4 DATA stands alone.");
        }

        if (_transaction.IsChunked)
        {
            return Wrong(503, "5.5.1 This mail began with BDAT.");
        }

        if (_transaction.Recipients.Count == 0)
        {
            return Wrong(503, "5.5.1 This mail has no recipient.");
        }

        _phase = Phase.Data;
        return Reply(354, "Send it, and end it with a dot on a line of its own.");
    }

    private SessionTask? EndOfMail()
    {
        _phase = Phase.Command;
        if (_mail is { IsTooLarge: false, IsCrowdedOut: false })
        {
            return new SessionTask.Deliver(_transaction.Envelope(), _mail.Bytes);
        }

        var reply = _mail.IsTooLarge ? Transaction.TooLarge(limits) : new SmtpReply(452, "4.3.1 Too much mail comes in at once. Please try again in a few minutes.");
        Delivered([.. _transaction.Recipients.Select(_ => reply)]);
        return null;
    }

    private SessionTask? BeginChunk(string argument)
    {
        if (Chunk.Read(argument) is not { } chunk)
        {
            // How many bytes follow is not known, so the line cannot go on.
            Bye("4.5.4 BDAT needs a number of bytes.");
            return null;
        }

        _chunk = chunk;
        _phase = Phase.Chunk;
        if (_transaction.Recipients.Count > 0)
        {
            _transaction.IsChunked = true;
        }

        return chunk.Left == 0 ? EndOfChunk() : null;
    }

    private bool ReadChunk(ref ReadOnlySequence<byte> input)
    {
        var length = Math.Min(_chunk.Left, input.Length);
        if (_transaction.IsChunked)
        {
            foreach (var piece in input.Slice(0, length))
            {
                _mail.Append(piece.Span);
            }
        }

        input = input.Slice(length);
        _chunk = _chunk with { Left = _chunk.Left - length };
        return _chunk.Left == 0;
    }

    private SessionTask? EndOfChunk()
    {
        _phase = Phase.Command;
        if (!_transaction.IsChunked)
        {
            return Wrong(503, "5.5.1 This mail has no recipient.");
        }

        return _chunk.IsLast ? EndOfMail() : Reply(250, "2.0.0 Ok");
    }

    private SessionTask? Restart()
    {
        Reset();
        return Reply(250, "2.0.0 Ok");
    }

    private SessionTask? StartTls(string argument)
    {
        if (argument.Length > 0 || !hasTls || _isEncrypted)
        {
            return Wrong(argument.Length > 0 ? 501 : hasTls ? 503 : 502, "5.5.1 The line cannot be encrypted (again).");
        }

        Reply(220, "2.0.0 Go on, encrypted.");
        return new SessionTask.StartTls();
    }

    private SessionTask? Quit()
    {
        Reply(221, "2.0.0 Good-bye.");
        _phase = Phase.Closed;
        return null;
    }

    /// <summary>A browser that a page sent here.</summary>
    private SessionTask? Stranger()
    {
        Bye("4.7.0 This is a mail server.");
        return null;
    }

    private SessionTask? Told(SmtpReply reply) => reply.Code is >= 500 and < 550 ? Wrong(reply.Code, reply.Text) : Reply(reply.Code, reply.Text);

    private SessionTask? Wrong(int code, string text)
    {
        Reply(code, text);
        if (++_errors >= limits.Errors)
        {
            Bye("4.7.0 Too many mistakes.");
        }

        return null;
    }

    private SessionTask? Reply(int code, string text)
    {
        new SmtpReply(code, text).WriteTo(_output);
        return null;
    }

    private void ReplyForMail(IReadOnlyList<SmtpReply> replies)
    {
        foreach (var reply in _isLmtp ? replies : [replies.MaxBy(reply => reply.IsForLater ? 2 : reply.IsDone ? 0 : 1)])
        {
            Reply(reply.Code, reply.Text);
        }
    }

    private void Reset()
    {
        _transaction.Clear();
        _mail.Clear();
    }
}
