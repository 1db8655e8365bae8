using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Routing;

/// <inheritdoc/>
internal sealed class NextRequest(Store store, IRequestLists lists, IRequests requests, ITeams teams) : INextRequest
{
    /// <summary>More than clerks who press at the same moment.</summary>
    private const int Candidates = 20;

    public async Task<long?> Take(Tenant tenant, SignedInStaff me, DeskList list, CancellationToken cancel)
    {
        var free = list.Selection with { Open = true, Assignees = [RequestSelection.Nobody] };
        if (list.Base == DeskList.Mine)
        {
            free = free with { TeamIds = [.. (await teams.Of(tenant.Id)).OfStaff(me.Id).Select(team => team.Id)] };
        }

        var wanted = free.Priorities.Count > 0 ? free.Priorities.OrderDescending().Select(priority => free with { Priorities = [priority] }) : [free with { Priorities = [Priority.Urgent] }, free with { Priorities = [Priority.High] }, free];
        foreach (var selection in wanted)
        {
            if (await First(tenant, me, selection, cancel) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    /// <summary>Whoever comes second finds the row taken and goes on to the next; when all are gone it looks again.</summary>
    private async Task<long?> First(Tenant tenant, SignedInStaff me, RequestSelection selection, CancellationToken cancel)
    {
        while (true)
        {
            var next = await lists.Ids(tenant.Id, selection, Candidates, cancel);
            foreach (var id in next.Ids)
            {
                if (await store.Write(tenant.Id, new Actor(ActorKind.Staff, me.Id, "desk"), unit => requests.Take(unit, id, me.Id), cancel))
                {
                    return id;
                }
            }

            if (!next.More)
            {
                return null;
            }
        }
    }
}
