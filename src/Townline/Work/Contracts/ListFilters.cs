namespace Townline.Work.Contracts;

/// <summary>The filters of a list by the names they have in an address.</summary>
internal static class ListFilters
{
    public const string Service = "service";
    public const string Status = "status";
    public const string Team = "team";
    public const string Assignee = "assignee";
    public const string Area = "area";
    public const string Due = "due";
    public const string Channel = "channel";
    public const string Priority = "priority";
    public const string Language = "language";
    public const string Older = "older";
    public const string Newer = "newer";
    public const string Words = "words";

    /// <summary>Longest list in an address, in letters.</summary>
    public const int LongestText = 2000;

    /// <summary>In the order in which they are written and shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Service, Status, Team, Assignee, Area, Due, Channel, Priority, Language, Older, Newer, Words];

    /// <summary>A list as it stands in an address.</summary>
    public static string Write(string queue, IReadOnlyDictionary<string, IReadOnlyList<string>> filters) =>
        string.Join('&', All.Where(filters.ContainsKey).SelectMany(name => filters[name].Select(value => $"{name}={Uri.EscapeDataString(value)}")).Prepend(queue));

    /// <summary>The pieces of a list; several values of a filter stand one after another, or with commas between.</summary>
    public static (string Queue, IReadOnlyList<(string Name, string Value)> Filters) Split(string? text)
    {
        var pieces = (text ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries);
        var queue = pieces.Length > 0 && !pieces[0].Contains('=', StringComparison.Ordinal) ? pieces[0] : "";
        var filters =
            from piece in pieces.Skip(queue.Length > 0 ? 1 : 0)
            let cut = piece.IndexOf('=', StringComparison.Ordinal)
            let name = Decode(cut < 0 ? piece : piece[..cut])
            from value in Values(name, Decode(cut < 0 ? "" : piece[(cut + 1)..]))
            select (name, value);
        return (queue, [.. filters]);
    }

    private static IEnumerable<string> Values(string name, string value) =>
        name == Words ? [value.Trim()] : value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("");

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
