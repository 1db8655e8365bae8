namespace Townline.Channels.Email.Mime.Body;

/// <summary>Which parts an HTML text shows: <c>cid:…</c> addresses, found in one walk.</summary>
internal static class ContentIds
{
    private const int Longest = 1_000;

    public static IReadOnlySet<string> In(string? html)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rest = html.AsSpan();
        while (rest.IndexOf("cid:", StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            rest = rest[(at + 4)..];
            var near = rest[..Math.Min(rest.Length, Longest)];
            var end = near.IndexOfAny("\"' <>)\r\n\t");
            ids.Add(Uri.UnescapeDataString((end < 0 ? near : near[..end]).ToString()));
        }

        return ids;
    }
}
