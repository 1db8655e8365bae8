using System.Globalization;
using System.Text;

namespace Townline.Channels.Email.Listener;

/// <summary>One mail between MAIL and its end: who sends it and to whom.</summary>
internal sealed class Transaction(ListenerLimits limits)
{
    private string? _from;
    private bool _isUtf8;
    private int _invited;

    public bool IsOpen => _from is not null;

    /// <summary>Those whom the sink takes mail for.</summary>
    public List<string> Recipients { get; } = [];

    /// <summary>It comes by BDAT.</summary>
    public bool IsChunked { get; set; }

    public static SmtpReply TooLarge(ListenerLimits limits) =>
        new(552, $"5.3.4 This mail is too large: {limits.MailBytes / 1024 / 1024} MB is the most that can be taken. Please send fewer or smaller attachments.");

    /// <summary>"FROM:&lt;address&gt; parameters" after MAIL.</summary>
    public SmtpReply Begin(string argument)
    {
        if (IsOpen)
        {
            return new SmtpReply(503, "5.5.1 A mail has begun already; RSET ends it.");
        }

        if (MailPath.Read(argument, "FROM:") is not { } path)
        {
            return new SmtpReply(501, "5.5.4 Write MAIL FROM:<address>.");
        }

        var isUtf8 = false;
        foreach (var (name, value) in path.Parameters)
        {
            switch (name)
            {
                case "SIZE" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size):
                    if (size > limits.MailBytes)
                    {
                        return TooLarge(limits);
                    }

                    break;
                case "BODY" when value?.ToUpperInvariant() is "7BIT" or "8BITMIME":
                    break;
                case "SMTPUTF8" when value is null:
                    isUtf8 = true;
                    break;
                default:
                    return new SmtpReply(555, $"5.5.4 {name} is not understood here.");
            }
        }

        if (!isUtf8 && !Ascii.IsValid(path.Address))
        {
            return NeedsUtf8;
        }

        (_from, _isUtf8) = (path.Address, isUtf8);
        return new SmtpReply(250, "2.1.0 Ok");
    }

    /// <summary>"TO:&lt;address&gt;" after RCPT.</summary>
    /// <returns>Why it is refused; null when the sink has to be asked about <paramref name="recipient"/>.</returns>
    public SmtpReply? Invite(string argument, out string recipient)
    {
        recipient = "";
        if (!IsOpen || IsChunked)
        {
            return new SmtpReply(503, IsOpen ? "5.5.1 The mail has begun; recipients come before it." : "5.5.1 MAIL comes first.");
        }

        if (MailPath.Read(argument, "TO:") is not { Address: not "" } path)
        {
            return new SmtpReply(501, "5.5.4 Write RCPT TO:<address>.");
        }

        if (path.Parameters.Count > 0)
        {
            return new SmtpReply(555, $"5.5.4 {path.Parameters[0].Key} is not understood here.");
        }

        if (!_isUtf8 && !Ascii.IsValid(path.Address))
        {
            return NeedsUtf8;
        }

        if (++_invited > limits.Recipients)
        {
            return new SmtpReply(452, "4.5.3 Too many recipients; send the rest as another mail.");
        }

        recipient = path.Address;
        return null;
    }

    public SmtpEnvelope Envelope() => new(_from!, [.. Recipients], _isUtf8);

    public void Clear()
    {
        (_from, _isUtf8, _invited, IsChunked) = (null, false, 0, false);
        Recipients.Clear();
    }

    private static SmtpReply NeedsUtf8 { get; } = new(553, "5.6.7 An address with other letters than ASCII needs SMTPUTF8.");
}
