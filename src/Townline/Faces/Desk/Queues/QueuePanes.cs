using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>Fills the pane with a fixed number of statements: one for the counts of the queues, one for those of the views, two for mails that wait, and the rows.</summary>
internal sealed class QueuePanes(
    TownContext town, IRequestQueries queries, IRequestLists lists, IDeskLists deskLists, IViews views, ICatalogue catalogue, ITeams teams, FilterForms filters, IUnreadMail unread, ISpamMail spam, IWords words)
{
    private const int RowsOnAPage = 40;
    private const int LongestText = 140;

    /// <summary>More would make each page of the desk count for too long.</summary>
    private const int MostViews = 12;
    private const int MostMails = 50;

    /// <param name="text">The list, see <see cref="DeskList"/>.</param>
    /// <param name="after">Where the page begins; null: at the start.</param>
    /// <param name="open">Reference of the request that is open beside it.</param>
    public async Task<QueuePane> Read(Tenant tenant, SignedInStaff staff, string? text, string? after, long? open, CancellationToken cancel)
    {
        var list = await deskLists.Read(tenant, staff.Id, text, cancel);
        var place = ListPlace.Parse(after);
        var services = await catalogue.Of(tenant.Id);
        var page = await lists.Page(tenant.Id, list.Selection, place, RowsOnAPage, cancel);
        return new QueuePane
        {
            Queues = await Queues(tenant, staff, list, cancel),
            Views = await Views(tenant, staff, cancel),
            UnreadMails = staff.May(Right.RequestsWork) ? Waiting(await unread.Count(tenant.Id, MostMails, cancel)) : null,
            SpamMails = staff.May(Right.RequestsWork) ? Waiting(await spam.Count(tenant.Id, MostMails, cancel)) : null,
            Rows = [.. page.Rows.Select(row => Row(row, services))],
            List = list,
            Filter = await filters.Of(tenant, list, cancel),
            Next = page.Next?.ToString(),
            IsFurther = place is not null,
            LookedFar = page.LookedFar,
            Open = open,
        };
    }

    private async Task<IReadOnlyList<QueueLink>> Queues(Tenant tenant, SignedInStaff staff, DeskList chosen, CancellationToken cancel)
    {
        var counts = await queries.QueueCounts(tenant.Id, cancel);
        var all = await teams.Of(tenant.Id);
        return
        [
            .. Links(staff, all, QueueChoice.Read(chosen.Base, staff.Id)).Select(key => new QueueLink(
                QueueChoice.Slug(key), ListAddress.Of(QueueChoice.Slug(key)), Name(key, all), words.Number(counts.GetValueOrDefault(key.Name)), key.Kind is QueueKind.Overdue or QueueKind.Disputed && counts.GetValueOrDefault(key.Name) > 0)),
        ];
    }

    private async Task<IReadOnlyList<QueueLink>> Views(Tenant tenant, SignedInStaff staff, CancellationToken cancel)
    {
        var pinned = (await views.Of(town.Db, staff.Id, cancel)).Where(view => view.Pinned).Take(MostViews).ToList();
        var read = new List<DeskList>();
        foreach (var view in pinned)
        {
            read.Add(await deskLists.Read(tenant, staff.Id, view.Text, cancel));
        }

        var counts = await lists.Counts(tenant.Id, [.. read.Select(list => list.Selection)], cancel);
        return [.. pinned.Zip(counts, (view, count) => new QueueLink(view.Slug, ListAddress.Of(view.IsSearch ? view.Text : view.Slug), view.Name, Bounded(count), false))];
    }

    private string? Waiting(int count) => count == 0 ? null : Bounded(new BoundedCount(count, count == MostMails));

    private string Bounded(BoundedCount count) => count.AtLeast ? words["desk.list.at-least", count.Count] : words.Number(count.Count);

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
            request.Id, request.Number, words.Of(services.ById(request.ServiceId)?.Name), text, request.Address, request.RequestedAt, request.Open ? request.DueAt : null, request.Disputed,
            New: request.AssigneeId is null && request.Version == 1, request.Priority, !request.Open);
    }
}
