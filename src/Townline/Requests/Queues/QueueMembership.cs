using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Queues;

/// <summary>Which queues a request stands in: a pure function of the request, so that maintained counts can always be checked by counting.</summary>
internal static class QueueMembership
{
    public static IEnumerable<QueueKey> Of(Request request) => request.IsOpen == 0
        ? []
        : Of(request.TeamId, request.AssigneeId, request.Due, request.Disputed == 1);

    /// <summary>The queues of an open request.</summary>
    public static IEnumerable<QueueKey> Of(long? team, long? assignee, int due, bool disputed)
    {
        yield return new QueueKey(QueueKind.Open);
        if (team is { } t)
        {
            yield return new QueueKey(QueueKind.Team, t);
        }

        yield return assignee is { } a ? new QueueKey(QueueKind.Mine, a) : new QueueKey(QueueKind.Unassigned);
        if (due > 0)
        {
            yield return new QueueKey(due == 1 ? QueueKind.DueSoon : QueueKind.Overdue);
        }

        if (disputed)
        {
            yield return new QueueKey(QueueKind.Disputed);
        }
    }

    /// <summary>Changes the maintained counts from what it was to what it is.</summary>
    public static void Recount(Unit unit, IEnumerable<QueueKey> before, IEnumerable<QueueKey> after)
    {
        foreach (var queue in before)
        {
            unit.Count(queue.Name, -1);
        }

        foreach (var queue in after)
        {
            unit.Count(queue.Name, +1);
        }
    }
}
