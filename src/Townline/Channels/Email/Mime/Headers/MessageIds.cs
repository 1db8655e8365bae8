namespace Townline.Channels.Email.Mime.Headers;

/// <summary>Message ids as they are written, brackets included; malformed ones are kept as they are, since that is how they are answered.</summary>
internal static class MessageIds
{
    /// <summary>The first id of a field; null if it has none.</summary>
    public static string? First(string? raw) => All(raw) is [var first, ..] ? first : null;

    /// <summary>Ids in their order: what stands in angle brackets, else the words. Of too many, the first (the thread's) and the last (the nearest).</summary>
    public static IReadOnlyList<string> All(string? raw)
    {
        var ids = new List<string>();
        for (var rest = raw.AsSpan().Trim(" \t,"); rest.Length > 0; rest = rest.TrimStart(" \t,"))
        {
            var end = rest[0] == '<' ? rest.IndexOf('>') + 1 : rest.IndexOfAny(" \t,<");
            end = end <= 0 ? rest.Length : end;
            if (ids.Count == MailLimits.MaxMessageIds)
            {
                ids.RemoveAt(1);
            }

            ids.Add(HeaderText.Clean(rest[..Math.Min(end, MailLimits.MaxMessageIdLength)].ToString()));
            rest = rest[end..];
        }

        ids.RemoveAll(id => id is "" or "<>");
        return ids;
    }
}
