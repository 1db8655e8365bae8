using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Requests.Duplicates;

/// <summary>Notes which of the requests of a window are perhaps the same as an earlier one, as it looked when they were reported. One window at a time.</summary>
internal sealed class SuggestHandler(Store store, Suggesting suggesting) : IOutboxHandler
{
    internal const string Topic = "requests.suggest";

    string IOutboxHandler.Topic => Topic;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var window = item.Payload<SuggestWindow>();
        var (requests, found) = await suggesting.Look(item.TenantId, () => Of(item.TenantId, window, cancel), asNow: false, cancel);
        await item.Complete(
            async unit =>
            {
                await Suggesting.Note(unit, found);
                if (requests.Count == Suggesting.AtOnce)
                {
                    unit.Enqueue(Topic, window with { From = requests[^1].RequestedAt, AfterId = requests[^1].Id }, orderKey: Topic);
                }
            },
            CancellationToken.None);
    }

    /// <summary>On (tenant, requested_at, id).</summary>
    private async Task<List<Request>> Of(int tenantId, SuggestWindow window, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<Request>()
            .Where(request => request.RequestedAt >= window.From && request.RequestedAt < window.Until && (request.RequestedAt > window.From || request.Id > window.AfterId))
            .Where(request => request.ExternalSource == null)
            .OrderBy(request => request.RequestedAt)
            .ThenBy(request => request.Id)
            .Take(Suggesting.AtOnce)
            .ToListAsync(cancel);
    }
}
