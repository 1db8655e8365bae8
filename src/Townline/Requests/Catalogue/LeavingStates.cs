using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>What stands in the outbox: how far the walk along the service's requests has come.</summary>
/// <param name="By">Who gave the states up: in whose name the requests move.</param>
/// <param name="At">Requests reported before this have been passed.</param>
/// <param name="AfterId">Of those reported in that millisecond, those up to this one too.</param>
internal sealed record StatesLeft(long ServiceId, Actor By, DateTimeOffset At, long AfterId);

/// <summary>
/// Moves the requests out of states that are given up, a few at a time, each with its event; takes the states off the workflow when nobody stands there any more.
/// Killed in between, it goes on where it was: a request that has moved stands elsewhere. The walk goes along the index by service and day of report, once from end to end.
/// </summary>
internal sealed class LeavingStates(Store store, RequestEditing editing, CatalogueEditor editor) : IOutboxHandler
{
    internal const string TopicName = "requests.states-left";
    private const int AtOnce = 25;

    public string Topic => TopicName;

    internal static void Begin(Unit unit, long serviceId) =>
        unit.Enqueue(TopicName, new StatesLeft(serviceId, unit.Actor, DateTimeOffset.MinValue, 0));

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var left = item.Payload<StatesLeft>();
        if (await Keys(item.TenantId, left.ServiceId, cancel) is not { Count: > 0 } keys)
        {
            return;
        }

        var next = await Next(item.TenantId, left, keys, cancel);
        await store.Write(item.TenantId, left.By, async unit =>
        {
            foreach (var (id, _) in next)
            {
                await Move(unit, id);
            }
        }, cancel);
        await item.Complete(
            async unit =>
            {
                if (next is [.., var (id, at)])
                {
                    unit.Enqueue(TopicName, left with { At = at, AfterId = id });
                }
                else
                {
                    await End(unit, left.ServiceId);
                }
            },
            CancellationToken.None);
    }

    private Task Move(Unit unit, long id) => editing.Edit(unit, id, null, (request, service, _) =>
    {
        if (service.Workflow.Find(request.State) is not { LeavesTo: { } to })
        {
            return null;
        }

        var from = request.State;
        request.State = to;
        return new RequestMoved { RequestId = request.Id, Number = request.Number, From = from, To = to };
    });

    private async Task End(Unit unit, long serviceId)
    {
        var row = await unit.Db.Set<Service>().AsNoTracking().FirstAsync(service => service.Id == serviceId);
        var service = row.Info();
        var keys = service.Workflow.Leaving.Select(state => state.Key).ToList();
        if (await unit.Db.Set<Request>().AnyAsync(request => request.ServiceId == serviceId && keys.Contains(request.State)))
        {
            // Another process moved one in with what it knew of the service a moment before it changed.
            Begin(unit, serviceId);
            return;
        }

        await editor.Save(unit, service with { Workflow = service.Workflow.WithoutLeaving() });
    }

    /// <summary>The states that are given up, as stored: what this process remembers of the service may be a moment old.</summary>
    private async Task<List<string>> Keys(int tenantId, long serviceId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var service = await db.Set<Service>().FirstOrDefaultAsync(row => row.Id == serviceId, cancel);
        return [.. (service?.Workflow ?? Workflow.Standard).Leaving.Select(state => state.Key)];
    }

    private async Task<IReadOnlyList<(long Id, DateTimeOffset At)>> Next(int tenantId, StatesLeft left, List<string> keys, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var rows = await db.Set<Request>()
            .Where(request => request.ServiceId == left.ServiceId && request.RequestedAt >= left.At && (request.RequestedAt > left.At || request.Id > left.AfterId) && keys.Contains(request.State))
            .OrderBy(request => request.RequestedAt).ThenBy(request => request.Id)
            .Take(AtOnce)
            .Select(request => new { request.Id, request.RequestedAt })
            .ToListAsync(cancel);
        return [.. rows.Select(row => (row.Id, row.RequestedAt))];
    }
}
