using System.Buffers;

namespace Townline.Channels.Email.Listener;

/// <summary>
/// Reads a mail as DATA sends it: up to a dot alone between two CR LF, with the first dot of other lines taken away. Only CR LF is a line end here:
/// a dot between bare LFs or CRs is part of the mail, whatever other servers make of it, so nobody can hide a second mail in a first.
/// </summary>
internal sealed class DotReader
{
    private enum At
    {
        LineStart,
        Dot,
        DotReturn,
        Text,
        Return,
    }

    private At _at = At.LineStart;

    /// <summary>Takes bytes of the mail off the input.</summary>
    /// <returns>True when the mail is complete; the input then begins with what follows it.</returns>
    public bool Read(ref ReadOnlySequence<byte> input, MailBuffer mail)
    {
        while (!input.IsEmpty)
        {
            var span = input.FirstSpan;
            var used = Read(span, mail, out var isComplete);
            input = input.Slice(used);
            if (isComplete)
            {
                _at = At.LineStart;
                return true;
            }
        }

        return false;
    }

    private int Read(ReadOnlySpan<byte> span, MailBuffer mail, out bool isComplete)
    {
        isComplete = false;
        var i = 0;
        while (i < span.Length)
        {
            var next = span[i];
            switch (_at)
            {
                case At.LineStart when next == '.':
                    _at = At.Dot;
                    i++;
                    break;
                case At.Dot when next == '\r':
                    _at = At.DotReturn;
                    i++;
                    break;
                case At.DotReturn when next == '\n':
                    isComplete = true;
                    return i + 1;
                case At.DotReturn:
                    mail.Append("\r"u8);
                    _at = At.Return;
                    break;
                case At.Return when next == '\n':
                    mail.Append("\n"u8);
                    _at = At.LineStart;
                    i++;
                    break;
                default:
                    i += ReadText(span[i..], mail);
                    break;
            }
        }

        return i;
    }

    /// <summary>Up to the next CR, and it.</summary>
    private int ReadText(ReadOnlySpan<byte> span, MailBuffer mail)
    {
        var end = span.IndexOf((byte)'\r');
        _at = end < 0 ? At.Text : At.Return;
        var length = end < 0 ? span.Length : end + 1;
        mail.Append(span[..length]);
        return length;
    }
}
