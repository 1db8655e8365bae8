using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>A queue as it stands in addresses: mine, team-17, unassigned, due-soon, overdue, disputed, open.</summary>
internal static class QueueChoice
{
    public const string Mine = "mine";

    /// <summary>The queue of an address; "mine" when it is none.</summary>
    public static QueueKey Read(string? slug, long staffId) => slug switch
    {
        "unassigned" => new QueueKey(QueueKind.Unassigned),
        "due-soon" => new QueueKey(QueueKind.DueSoon),
        "overdue" => new QueueKey(QueueKind.Overdue),
        "disputed" => new QueueKey(QueueKind.Disputed),
        "open" => new QueueKey(QueueKind.Open),
        not null when slug.StartsWith("team-", StringComparison.Ordinal) && long.TryParse(slug.AsSpan(5), out var team) => new QueueKey(QueueKind.Team, team),
        _ => new QueueKey(QueueKind.Mine, staffId),
    };

    public static string Slug(QueueKey queue) => queue.Kind switch
    {
        QueueKind.Team => $"team-{queue.Of}",
        QueueKind.Unassigned => "unassigned",
        QueueKind.DueSoon => "due-soon",
        QueueKind.Overdue => "overdue",
        QueueKind.Disputed => "disputed",
        QueueKind.Open => "open",
        _ => Mine,
    };
}
