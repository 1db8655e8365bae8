namespace Townline.Channels.Email.Listener;

/// <summary>Reads what follows MAIL and RCPT: "FROM:&lt;address&gt; SIZE=100 BODY=8BITMIME".</summary>
internal sealed record MailPath(string Address, IReadOnlyList<KeyValuePair<string, string?>> Parameters)
{
    private const int LongestAddress = 320;

    /// <param name="keyword">"FROM:" or "TO:".</param>
    /// <returns>Null when it is not written so.</returns>
    public static MailPath? Read(string argument, string keyword)
    {
        if (!argument.StartsWith(keyword, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // A space after the colon is wrong, and widespread.
        var rest = argument.AsSpan(keyword.Length).TrimStart(' ');
        if (rest is not ['<', ..] || EndOf(rest) is not (> 0 and var end) || (rest.Length > end + 1 && rest[end + 1] != ' '))
        {
            return null;
        }

        var address = WithoutRoute(rest[1..end]);
        if (address.Length > LongestAddress)
        {
            return null;
        }

        var parameters = new List<KeyValuePair<string, string?>>();
        foreach (var word in rest[(end + 1)..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = word.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(value < 0 ? new(word.ToUpperInvariant(), null) : new(word[..value].ToUpperInvariant(), word[(value + 1)..]));
        }

        return new MailPath(address.ToString(), parameters);
    }

    /// <summary>Where the closing bracket stands; one between quotation marks is part of the address.</summary>
    private static int EndOf(ReadOnlySpan<char> path)
    {
        var quoted = false;
        for (var i = 1; i < path.Length; i++)
        {
            switch (path[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '>' when !quoted:
                    return i;
            }
        }

        return -1;
    }

    /// <summary>"@relay,@other:somebody@town.example" means somebody@town.example (RFC 5321, C).</summary>
    private static ReadOnlySpan<char> WithoutRoute(ReadOnlySpan<char> address) =>
        address is ['@', ..] && address.IndexOf(':') is >= 0 and var colon ? address[(colon + 1)..] : address;
}
