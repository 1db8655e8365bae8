using Townline.People.Contracts;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Requests.Contracts;

/// <summary>Reading requests. Each query stands on an index; none counts rows.</summary>
internal interface IRequestQueries
{
    Task<RequestView?> ById(int tenantId, long id, CancellationToken cancel);

    /// <summary>As a unit of work sees it, its own changes included.</summary>
    Task<RequestView?> On(Unit unit, long id);

    Task<RequestView?> ByNumber(int tenantId, long number, CancellationToken cancel);

    /// <summary>Many at once, in the order asked for; unknown ids are left out.</summary>
    Task<IReadOnlyList<RequestView>> ByIds(int tenantId, IReadOnlyCollection<long> ids, CancellationToken cancel);

    Task<IReadOnlyList<RequestView>> ByNumbers(int tenantId, IReadOnlyCollection<long> numbers, CancellationToken cancel);

    /// <summary>The request with the number that a batch ticket stands for.</summary>
    Task<RequestView?> ByToken(int tenantId, string token, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<RequestView>> List(int tenantId, RequestFilter filter, CancellationToken cancel);

    /// <summary>
    /// What a resident may see as theirs, public or not, newest first by the moment of reporting. For each person one walk on the index of their requests.
    /// </summary>
    /// <param name="after">Where the list goes on; null for its beginning.</param>
    /// <param name="most">1 to 100.</param>
    Task<RequestPage> Own(int tenantId, IReadOnlyList<OwnShare> shares, ListPlace? after, int most, CancellationToken cancel);

    /// <summary>Open requests with a place that are given to this person, or to one of these teams and to nobody in it; most urgent first.</summary>
    /// <param name="most">1 to 100.</param>
    Task<IReadOnlyList<RequestView>> WithPlace(int tenantId, long assigneeId, IReadOnlyCollection<long> teamIds, int most, CancellationToken cancel);

    /// <summary>Followers who said who they are, first come first, on a context of the caller's, so that a unit sees its own.</summary>
    Task<IReadOnlyList<RequestFollower>> NamedFollowers(TownlineDb db, long requestId, int most, CancellationToken cancel);

    /// <summary>One follower, or null.</summary>
    Task<RequestFollower?> Follower(int tenantId, long followerId, CancellationToken cancel);

    /// <summary>Maintained counts by queue name (see <see cref="QueueKey.Name"/>); absent means 0.</summary>
    Task<IReadOnlyDictionary<string, long>> QueueCounts(int tenantId, CancellationToken cancel);

    /// <summary>Share of disputed closures and other figures per service, from maintained counts.</summary>
    Task<IReadOnlyList<ServiceFigures>> Figures(int tenantId, CancellationToken cancel);
}

/// <summary>What to list; nulls do not filter. Newest first by the moment of reporting.</summary>
internal sealed record RequestFilter
{
    public bool PublicOnly { get; init; }
    public IReadOnlyCollection<long>? ServiceIds { get; init; }
    public bool? Open { get; init; }

    /// <summary>Moment of reporting, both ends included.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public DateTimeOffset? UpdatedFrom { get; init; }
    public DateTimeOffset? UpdatedTo { get; init; }
    public Box? Box { get; init; }

    /// <summary>Words; the full-text index answers.</summary>
    public string? Text { get; init; }

    /// <summary>Whose: theirs and that of all who count as the same person.</summary>
    public long? PersonId { get; init; }
    public string? Area { get; init; }
    public int Skip { get; init; }

    /// <summary>1 to 1,000.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A queue of the desk: a kind, and whose it is for "mine" and "team".</summary>
internal readonly record struct QueueKey(QueueKind Kind, long? Of = null)
{
    /// <summary>Name of its maintained count.</summary>
    public string Name => Of is { } id ? $"queue.{Kind}.{id}" : $"queue.{Kind}";

    /// <summary>The requests that stand in it.</summary>
    public RequestSelection Selection => Kind switch
    {
        QueueKind.Mine => new RequestSelection { Assignees = [Of ?? RequestSelection.Nobody] },
        QueueKind.Team => new RequestSelection { TeamIds = [Of ?? 0] },
        QueueKind.Unassigned => new RequestSelection { Assignees = [RequestSelection.Nobody] },
        QueueKind.DueSoon => new RequestSelection { Due = [1] },
        QueueKind.Overdue => new RequestSelection { Due = [2] },
        QueueKind.Disputed => new RequestSelection { Disputed = true },
        _ => new RequestSelection(),
    };
}

internal enum QueueKind
{
    /// <summary>Open and given to one person.</summary>
    Mine,

    /// <summary>Open and given to a team.</summary>
    Team,

    /// <summary>Open and given to no person.</summary>
    Unassigned,
    DueSoon,
    Overdue,
    Disputed,

    /// <summary>All that is open.</summary>
    Open,
}

/// <summary>Somebody who has the same problem.</summary>
/// <param name="Channel">The channel by which they said so; null when it was none.</param>
/// <param name="ViaOpenChild">They follow because a request of theirs is a child of this one and open: it closes with this one, and they hear of that there.</param>
internal sealed record RequestFollower(long Id, long RequestId, long? PersonId, string? Channel, bool ViaOpenChild = false);

/// <summary>Figures of one service since its first request.</summary>
internal sealed record ServiceFigures(long ServiceId, long Opened, long Closed, long ClosedInTime, long Disputed)
{
    /// <summary>Part of closures that were disputed, 0 to 1.</summary>
    public double DisputedShare => Closed == 0 ? 0 : (double)Disputed / Closed;
}
