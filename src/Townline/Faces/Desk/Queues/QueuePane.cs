using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>The left pane: the queues with their counts, and the rows of the chosen one.</summary>
public sealed record QueuePane
{
    /// <summary>Events that move a request from one queue to another: the counts are fetched again.</summary>
    public const string Moves = "request.opened request.assigned request.moved request.closed request.reopened request.due request.corrected";

    public required IReadOnlyList<QueueLink> Queues { get; init; }
    public required IReadOnlyList<QueueRow> Rows { get; init; }

    /// <summary>Slug of the chosen queue.</summary>
    public required string Chosen { get; init; }
    public required int Page { get; init; }
    public required int Pages { get; init; }

    /// <summary>Reference of the open request, to mark its row.</summary>
    public long? Open { get; init; }
}

public sealed record QueueLink(string Slug, string Name, long Count, bool Late);

public sealed record QueueRow(long Number, string Service, string Text, string? Place, DateTimeOffset RequestedAt, DateTimeOffset? DueAt, bool Disputed, bool New);

/// <summary>Fills the pane: one query for the counts, one for the rows.</summary>
internal sealed class QueuePanes(IRequestQueries queries, ICatalogue catalogue, ITeams teams, IWords words)
{
    private const int RowsOnAPage = 40;
    private const int LongestText = 140;

    public async Task<QueuePane> Read(Tenant tenant, SignedInStaff staff, string? slug, int page, long? open, CancellationToken cancel)
    {
        var queue = QueueChoice.Read(slug, staff.Id);
        var counts = await queries.QueueCounts(tenant.Id, cancel);
        var services = await catalogue.Of(tenant.Id);
        var all = await teams.Of(tenant.Id);
        page = Math.Max(1, page);
        var rows = await queries.Queue(tenant.Id, queue, (page - 1) * RowsOnAPage, RowsOnAPage, cancel);
        return new QueuePane
        {
            Queues = [.. Links(staff, all, queue).Select(key => new QueueLink(QueueChoice.Slug(key), Name(key, all), counts.GetValueOrDefault(key.Name), key.Kind is QueueKind.Overdue or QueueKind.Disputed))],
            Rows = [.. rows.Select(row => Row(row, services))],
            Chosen = QueueChoice.Slug(queue),
            Page = page,
            Pages = (int)Math.Max(1, (counts.GetValueOrDefault(queue.Name) + RowsOnAPage - 1) / RowsOnAPage),
            Open = open,
        };
    }

    /// <summary>One's own teams; the chosen one too, when it is another's.</summary>
    private static IEnumerable<QueueKey> Links(SignedInStaff staff, TeamList teams, QueueKey chosen)
    {
        yield return new QueueKey(QueueKind.Mine, staff.Id);
        var own = teams.OfStaff(staff.Id).Select(team => team.Id).ToList();
        foreach (var team in chosen is { Kind: QueueKind.Team, Of: { } of } && !own.Contains(of) ? own.Append(of) : own)
        {
            yield return new QueueKey(QueueKind.Team, team);
        }

        foreach (var kind in new[] { QueueKind.Unassigned, QueueKind.DueSoon, QueueKind.Overdue, QueueKind.Disputed, QueueKind.Open })
        {
            yield return new QueueKey(kind);
        }
    }

    private string Name(QueueKey key, TeamList teams) =>
        key is { Kind: QueueKind.Team, Of: { } id } ? words.Of(teams.ById(id)?.Name) : words[$"desk.queue.{key.Kind}"];

    private QueueRow Row(RequestView request, ServiceCatalogue services)
    {
        var text = request.Description.Length > LongestText ? request.Description[..LongestText] + "…" : request.Description;
        return new QueueRow(
            request.Number, words.Of(services.ById(request.ServiceId)?.Name), text, request.Address, request.RequestedAt, request.DueAt, request.Disputed,
            New: request.AssigneeId is null && request.Version == 1);
    }
}
