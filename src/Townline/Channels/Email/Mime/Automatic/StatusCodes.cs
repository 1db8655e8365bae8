namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>Finds what a mail server answered, in one walk over the text.</summary>
internal static class StatusCodes
{
    private const int MostRead = 64 * 1024;

    /// <summary>The first enhanced status (5.1.1), else the first reply of SMTP (550) as 5.0.0; null where there is neither.</summary>
    public static string? Find(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var span = text.AsSpan(0, Math.Min(text.Length, MostRead));
        return Enhanced(span) ?? Reply(span);
    }

    /// <summary>The first class, subject and detail of RFC 3463: 2, 4 or 5, then two numbers.</summary>
    public static string? Enhanced(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 4 < text.Length; i++)
        {
            if (text[i] is not ('2' or '4' or '5') || text[i + 1] != '.' || (i > 0 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] == '.')))
            {
                continue;
            }

            var subject = Digits(text[(i + 2)..]);
            var rest = text[(i + 2 + subject)..];
            var detail = subject > 0 && rest is ['.', ..] ? Digits(rest[1..]) : 0;
            // One number more and it is an address of the network.
            if (detail > 0 && (rest.Length <= detail + 2 || rest[detail + 1] != '.' || !char.IsAsciiDigit(rest[detail + 2])))
            {
                return text.Slice(i, 2 + subject + 1 + detail).ToString();
            }
        }

        return null;
    }

    /// <summary>Three digits at the start of a word, followed by a space or a dash.</summary>
    private static string? Reply(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 3 < text.Length; i++)
        {
            var isReply = text[i] is '4' or '5' && text[i + 1] is >= '0' and <= '5' && char.IsAsciiDigit(text[i + 2]) && text[i + 3] is ' ' or '-';
            if (isReply && (i == 0 || text[i - 1] is ' ' or '\n' or ':' or '#' or '(' or '>'))
            {
                return $"{text[i]}.0.0";
            }
        }

        return null;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && count < 4 && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count is > 0 and < 4 ? count : 0;
    }
}
