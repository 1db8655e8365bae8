using System.Buffers;
using System.Text;
using Townline.Channels.Email.Listener;

namespace Townline.Tests.Channels.Email.Listener;

/// <summary>
/// A sending server and the engine, without a line: what is said goes in, in pieces of any size, and what is answered comes out. Mail for
/// nobody@ is refused, for later@ is put off, for full@ is taken at RCPT and put off at its end, for never@ refused at its end.
/// </summary>
internal sealed class Dialogue : IDisposable
{
    public const string Host = "town.example";

    private readonly SmtpEngine _engine;
    private readonly StringBuilder _heard = new();
    private byte[] _unread = [];

    public Dialogue(ListenerLimits? limits = null, bool hasTls = false, MemoryBudget? budget = null) =>
        _engine = new SmtpEngine(Host, limits ?? new(), budget ?? new MemoryBudget(1 << 30), hasTls);

    /// <summary>Mails that the sink was handed.</summary>
    public List<(SmtpEnvelope Envelope, string Mail)> Taken { get; } = [];

    /// <summary>All that was answered.</summary>
    public string Heard => _heard.ToString();

    public bool IsClosed { get; private set; }

    /// <summary>Says it in one piece.</summary>
    /// <returns>What is answered to it.</returns>
    public string Say(string text) => Say(Encoding.Latin1.GetBytes(text), int.MaxValue);

    /// <summary>A mail from its beginning to its end.</summary>
    public string SayMail(string mail, string hello = "EHLO mta.example") =>
        Say($"{hello}\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<desk@town.example>\r\nDATA\r\n{mail}");

    /// <param name="piece">Bytes in a piece.</param>
    public string Say(byte[] bytes, params int[] piece)
    {
        var before = _heard.Length;
        for (int at = 0, turn = 0; at < bytes.Length; turn++)
        {
            var length = Math.Min(Math.Max(1, piece[turn % piece.Length]), bytes.Length - at);
            Hear([.. _unread, .. bytes.AsSpan(at, length)]);
            at += length;
        }

        return _heard.ToString(before, _heard.Length - before);
    }

    public void Dispose() => _engine.Dispose();

    private void Hear(byte[] bytes)
    {
        var input = new ReadOnlySequence<byte>(bytes);
        while (!IsClosed && _engine.Feed(ref input) is { } task)
        {
            Do(task, ref input);
        }

        _unread = input.ToArray();
        _heard.Append(Encoding.UTF8.GetString(_engine.Output.WrittenSpan));
        _engine.Output.ResetWrittenCount();
    }

    private void Do(SessionTask task, ref ReadOnlySequence<byte> input)
    {
        switch (task)
        {
            case SessionTask.Check { Recipient: var recipient }:
                _engine.Checked(recipient, Verdict(recipient, "nobody", "later"));
                break;
            case SessionTask.Deliver deliver:
                Taken.Add((deliver.Envelope, Encoding.Latin1.GetString(deliver.Mail.Span)));
                _engine.Delivered([.. deliver.Envelope.Recipients.Select(recipient => Verdict(recipient, "never", "full"))]);
                break;
            case SessionTask.StartTls:
                input = ReadOnlySequence<byte>.Empty;
                _engine.Encrypted();
                break;
            default:
                IsClosed = true;
                break;
        }
    }

    private static SmtpReply Verdict(string recipient, string refused, string later) =>
        recipient.StartsWith(refused, StringComparison.Ordinal) ? new(550, "5.1.1 There is no such mailbox.")
        : recipient.StartsWith(later, StringComparison.Ordinal) ? new(451, "4.3.0 Later.")
        : new(250, $"2.0.0 {recipient}");
}
