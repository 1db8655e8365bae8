using Townline.Channels.Email.Mime;

namespace Townline.Channels.Email.Spam.Learning;

/// <summary>
/// The signs of a mail: the domain that it comes from, the hosts that it links to, the words of its subject and of what is new in its text; each once, in
/// that order, and no more than <see cref="Most"/>, so that the same mail always has the same.
/// </summary>
internal static class MailTokens
{
    public const int Most = 200;
    private const int MostHosts = 30;
    private const int Shortest = 3;
    private const int Longest = 30;

    /// <summary>Characters that are looked at: a mail of many megabytes says nothing more.</summary>
    private const int Looked = 100_000;

    public static IReadOnlyList<MailToken> Of(MailMessage mail) =>
    [
        .. All(mail).Distinct().Take(Most).Select(sign => MailToken.Of(sign.Kind, sign.Text)),
    ];

    private static IEnumerable<(char Kind, string Text)> All(MailMessage mail)
    {
        if (mail.Sender.Author is { } author && Domain(author.Address) is { Length: > 0 } domain)
        {
            yield return ('d', domain);
        }

        var text = mail.Folded.NewText is { Length: > 0 } fresh ? fresh : mail.Text;
        foreach (var host in Hosts(text).Concat(Hosts(mail.Html ?? "")).Distinct().Take(MostHosts))
        {
            yield return ('h', host);
        }

        foreach (var word in Words(mail.Subject ?? ""))
        {
            yield return ('s', word);
        }

        foreach (var word in Words(text))
        {
            yield return ('w', word);
        }
    }

    private static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>What stands behind each "://", as far as a name can go.</summary>
    private static IEnumerable<string> Hosts(string text)
    {
        var end = Math.Min(text.Length, Looked);
        for (var at = text.IndexOf("://", 0, end, StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at, end - at, StringComparison.Ordinal))
        {
            var start = at += 3;
            while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '-'))
            {
                at++;
            }

            if (at - start is > 3 and <= 100)
            {
                yield return text[start..at].Trim('.').ToLowerInvariant();
            }
        }
    }

    /// <summary>Runs of letters and digits with a letter among them. A number tells of a person or an account, and of nothing else.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var end = Math.Min(text.Length, Looked);
        for (var at = 0; at < end; at++)
        {
            var start = at;
            var hasLetter = false;
            for (; at < end && char.IsLetterOrDigit(text[at]); at++)
            {
                hasLetter |= char.IsLetter(text[at]);
            }

            if (hasLetter && at - start is >= Shortest and <= Longest)
            {
                yield return text[start..at].ToLowerInvariant();
            }
        }
    }
}
