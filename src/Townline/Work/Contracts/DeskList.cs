using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>
/// A list of requests as it stands in an address: a queue (mine, team-17, unassigned, due-soon, overdue, disputed, open), a saved view (view-12) or "search",
/// and filters behind it: <c>open&amp;service=pothole&amp;due=late</c>.
/// </summary>
internal sealed record DeskList
{
    public const string Mine = "mine";
    public const string Open = "open";
    public const string Search = "search";
    public const string ViewPrefix = "view-";
    public const string TeamPrefix = "team-";

    /// <summary>As it stands in an address; a saved view by its number.</summary>
    public required string Text { get; init; }

    /// <summary>The queue, without filters.</summary>
    public required string Base { get; init; }

    /// <summary>Values by filter (see <see cref="ListFilters"/>), as they were typed.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; }
    public required RequestSelection Selection { get; init; }

    /// <summary>What could not be understood, or is there no longer.</summary>
    public IReadOnlyList<ListRemark> Remarks { get; init; } = [];

    /// <summary>The saved view that was opened.</summary>
    public SavedView? View { get; init; }

    public IReadOnlyList<string> Of(string filter) => Filters.TryGetValue(filter, out var values) ? values : [];

    /// <summary>Queue and filters written out, also of a saved view.</summary>
    public string Whole => ListFilters.Write(Base, Filters);
}

/// <param name="Code">End of a key of words under "desk.list.remark.".</param>
/// <param name="What">Name of the filter, or the value that is gone.</param>
internal sealed record ListRemark(string Code, string What);

/// <summary>Reads lists for one clerk at this moment: "me", "today" and "older" mean something only then.</summary>
internal interface IDeskLists
{
    /// <summary>Never refuses: what cannot be understood is left out and remarked on.</summary>
    Task<DeskList> Read(Platform.Tenancy.Tenant tenant, long staffId, string? text, CancellationToken cancel);
}
