using Townline.Platform.Storage;

namespace Townline.Requests.Contracts;

/// <summary>
/// Several requests about one problem: one of them is the parent, the others are its children, one level deep. Who reported or follows a child
/// follows the parent from then on; closing the parent closes its children as duplicates of it. All of it can be taken back.
/// </summary>
internal interface IProblems
{
    /// <summary>Makes a request the child of another. Does nothing when it is.</summary>
    /// <exception cref="RuleBrokenException">Either is closed, the parent is itself a child, the child has children or another parent, or they are the same.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such request.</exception>
    Task Link(Unit unit, long childId, long parentId);

    /// <summary>Takes the link back, and with it those who followed because of it; a child that was closed as its duplicate opens again. Does nothing when there is none.</summary>
    Task Unlink(Unit unit, long childId);

    /// <summary>Notes that two requests are not the same problem, so that it is not suggested again; or, when they were linked, takes the link back too.</summary>
    Task NotTheSame(Unit unit, long requestId, long otherId);

    /// <summary>The parents of those of the requests that have one, in one query.</summary>
    Task<IReadOnlyDictionary<long, long>> Parents(int tenantId, IReadOnlyCollection<long> requestIds, CancellationToken cancel);

    /// <summary>The family of a request, and what may belong to it.</summary>
    Task<ProblemView> Of(int tenantId, RequestView request, CancellationToken cancel);
}

/// <param name="Parent">Null when it has none.</param>
/// <param name="Children">Oldest first, fifty at most.</param>
/// <param name="People">How many have this problem: its reporter, its followers and those of its children, each once.</param>
/// <param name="Perhaps">Open requests that may be the same, likeliest first, without those that a person has judged.</param>
internal sealed record ProblemView(RequestView? Parent, IReadOnlyList<RequestView> Children, int People, IReadOnlyList<NearRequest> Perhaps);

/// <summary>It was found to be the same problem as another request.</summary>
internal sealed record RequestLinked : RequestEvent
{
    public required long ParentId { get; init; }
    public required long ParentNumber { get; init; }

    public override string Kind => "request.linked";
}

/// <summary>When it was reported it looked like an earlier one; a person decides.</summary>
internal sealed record RequestPerhapsSame : RequestEvent
{
    public required long EarlierId { get; init; }
    public required long EarlierNumber { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Score { get; init; }

    public override string Kind => "request.perhaps-same";
}

/// <summary>The link to its parent was taken back.</summary>
internal sealed record RequestUnlinked : RequestEvent
{
    public required long ParentId { get; init; }
    public required long ParentNumber { get; init; }

    public override string Kind => "request.unlinked";
}

/// <summary>Another request was found to be the same problem as this one, or no longer.</summary>
internal sealed record RequestChildrenChanged : RequestEvent
{
    public required long ChildId { get; init; }
    public required long ChildNumber { get; init; }
    public required bool Linked { get; init; }

    public override string Kind => Linked ? "request.child-linked" : "request.child-unlinked";
}
