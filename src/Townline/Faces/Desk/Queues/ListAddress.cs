using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>The list that an address asks for: its queue and the filters behind it are its query, so that the address can be passed on as it is.</summary>
internal static class ListAddress
{
    private const string Queue = "queue";
    private static readonly HashSet<string> NoFilters = [Queue, "q", "page", "after", "handler", "lang", "none"];

    /// <summary>The list of a page of the desk.</summary>
    public static string Read(IQueryCollection query) => Read(query, query[Queue].ToString() is { Length: > 0 } asked ? asked : DeskList.Mine);

    /// <summary>The list of the search page; what the search box of the bar sends is words.</summary>
    public static string ReadSearch(IQueryCollection query) =>
        Read(query, DeskList.Search) + (query["q"].ToString().Trim() is { Length: > 0 } words ? $"&{ListFilters.Words}={Uri.EscapeDataString(words)}" : "");

    /// <summary>The page that shows a list.</summary>
    public static string Of(string text) =>
        text == DeskList.Search || text.StartsWith($"{DeskList.Search}&", StringComparison.Ordinal) ? $"/desk/search?{text[DeskList.Search.Length..].TrimStart('&')}" : $"/desk?{Queue}={text}";

    private static string Read(IQueryCollection query, string queue) =>
        string.Join('&', query
            .Where(pair => !NoFilters.Contains(pair.Key))
            .SelectMany(pair => pair.Value.Where(value => value?.Length > 0).Select(value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value!)}"))
            .Prepend(queue));
}
