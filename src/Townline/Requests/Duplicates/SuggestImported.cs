using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// Asks that the open ones of requests that were taken over be looked through for what they may double: one outbox row for all that were taken
/// over together, and none where all of them are closed history.
/// </summary>
internal sealed class SuggestTakenOver : IListen<RequestsTakenOver>
{
    /// <summary>Nobody waits for it, and the import goes on meanwhile.</summary>
    internal static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public Task Hear(RequestsTakenOver happened, Unit unit)
    {
        var open = happened.Requests.Where(taken => taken.Request.Open).Select(taken => taken.Id).ToList();
        if (open.Count > 0)
        {
            var span = new ImportedSpan(happened.ExternalSource, open.Min() - 1, open.Max());
            unit.Enqueue(SuggestImportedHandler.Topic, span, due: unit.Now + Wait, orderKey: SuggestImportedHandler.Topic);
        }

        return Task.CompletedTask;
    }
}

/// <summary>
/// Notes which of the open requests of a span are perhaps the same as an earlier one that is still open. In a row of its own, so that what is
/// reported meanwhile does not wait for an import of thousands.
/// </summary>
internal sealed class SuggestImportedHandler(Store store, Suggesting suggesting) : IOutboxHandler
{
    internal const string Topic = "requests.suggest-imported";

    string IOutboxHandler.Topic => Topic;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var span = item.Payload<ImportedSpan>();
        var (requests, found) = await suggesting.Look(item.TenantId, () => Of(item.TenantId, span, cancel), asNow: true, cancel);
        await item.Complete(
            async unit =>
            {
                await Suggesting.Note(unit, found);
                if (requests.Count == Suggesting.AtOnce)
                {
                    unit.Enqueue(Topic, span with { AfterId = requests[^1].Id }, orderKey: Topic);
                }
            },
            CancellationToken.None);
    }

    /// <summary>On the key: what was taken over together has ids close to each other.</summary>
    internal async Task<List<Request>> Of(int tenantId, ImportedSpan span, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<Request>()
            .Where(request => request.Id > span.AfterId && request.Id <= span.LastId && request.ExternalSource == span.Source && request.IsOpen == 1)
            .OrderBy(request => request.Id)
            .Take(Suggesting.AtOnce)
            .ToListAsync(cancel);
    }
}

/// <summary>Requests of a source that were taken over together: after an id, up to another.</summary>
internal sealed record ImportedSpan(string Source, long AfterId, long LastId);
