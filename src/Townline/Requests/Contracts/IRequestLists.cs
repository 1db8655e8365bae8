namespace Townline.Requests.Contracts;

/// <summary>
/// Lists by any filters, in a town of a million requests: each walks one index in its order, looks at a bounded number of rows and says so when
/// there may be more further on. Open ones stand most urgent first, others newest first.
/// </summary>
internal interface IRequestLists
{
    /// <summary>A page after a place in the list.</summary>
    /// <param name="after">Null: from the start.</param>
    /// <param name="take">1 to 200.</param>
    Task<RequestPage> Page(int tenantId, RequestSelection selection, ListPlace? after, int take, CancellationToken cancel);

    /// <summary>How many there are, as far as that is cheap to know; all of them by one statement, in the order asked for.</summary>
    Task<IReadOnlyList<BoundedCount>> Counts(int tenantId, IReadOnlyList<RequestSelection> selections, CancellationToken cancel);

    /// <summary>The first ids of a list; <see cref="RequestIds.More"/> when there are more than <paramref name="most"/>.</summary>
    Task<RequestIds> Ids(int tenantId, RequestSelection selection, int most, CancellationToken cancel);
}

/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="LookedFar">The page is not full and yet there may be more: so many rows were passed over that the reader should decide whether to look further.</param>
internal sealed record RequestPage(IReadOnlyList<RequestView> Rows, ListPlace? Next, bool LookedFar);

/// <summary>A place in a list, between two rows.</summary>
/// <param name="Part">Lists of open requests come in parts: overdue, due soon, the others.</param>
/// <param name="At">Unix ms of what the list is sorted by.</param>
/// <param name="Id">Of the last row before the place.</param>
internal sealed record ListPlace(int Part, long At, long Id)
{
    public override string ToString() => FormattableString.Invariant($"{Part}.{At}.{Id}");

    /// <summary>The place as it stands in an address; null when it is none.</summary>
    public static ListPlace? Parse(string? text) =>
        text?.Split('.') is [var part, var at, var id] && int.TryParse(part, out var p) && p is >= 0 and < 3 && long.TryParse(at, out var a) && long.TryParse(id, out var i) ? new ListPlace(p, a, i) : null;
}

/// <param name="AtLeast">There are more than <paramref name="Count"/>, or may be.</param>
internal readonly record struct BoundedCount(long Count, bool AtLeast)
{
    /// <summary>Counting stops here.</summary>
    public const int Most = 500;
}

internal sealed record RequestIds(IReadOnlyList<long> Ids, bool More);
