using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// Notes which of the requests of a window are perhaps the same as an earlier one, as it looked when they were reported. Nobody waits for it:
/// one window at a time, after a rush, resting four times as long as it worked.
/// </summary>
internal sealed class SuggestHandler(Store store, ICatalogue catalogues, INearRequests near, NearSettings settings, Lull lull) : IOutboxHandler
{
    internal const string Topic = "requests.suggest";
    private const int AtOnce = 50;
    private const int MostEach = 3;
    private const int RestFactor = 4;

    string IOutboxHandler.Topic => Topic;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        await lull.Wait(cancel);
        var clock = Stopwatch.StartNew();
        var window = item.Payload<SuggestWindow>();
        var requests = await Of(item.TenantId, window, cancel);
        var found = new List<(Request Request, NearRequest Earlier)>();
        foreach (var request in requests)
        {
            found.AddRange((await Alike(item.TenantId, request, cancel)).Select(earlier => (request, earlier)));
        }

        await Task.Delay(clock.Elapsed * RestFactor, cancel);
        await item.Complete(unit => Note(unit, found, requests.Count == AtOnce ? window with { From = requests[^1].RequestedAt, AfterId = requests[^1].Id } : null), CancellationToken.None);
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
            .Take(AtOnce)
            .ToListAsync(cancel);
    }

    private async Task<IEnumerable<NearRequest>> Alike(int tenantId, Request request, CancellationToken cancel)
    {
        if ((await catalogues.Of(tenantId)).ById(request.ServiceId) is not { } service)
        {
            return [];
        }

        var view = request.View();
        var question = new NearQuestion
        {
            Service = service,
            Latitude = view.Latitude,
            Longitude = view.Longitude,
            Address = view.Address,
            Text = view.Description,
            Answers = view.Answers,
            At = view.RequestedAt,
        };
        var from = (await settings.Of(tenantId)).SuggestFrom;
        return (await near.Find(tenantId, question, MostEach, cancel)).Where(earlier => earlier.Score >= from);
    }

    private static async Task Note(Unit unit, List<(Request Request, NearRequest Earlier)> found, SuggestWindow? rest)
    {
        foreach (var (request, earlier) in found)
        {
            if (await unit.Db.Set<Suggestion>().AnyAsync(known => known.RequestId == request.Id && known.EarlierId == earlier.Id))
            {
                continue;
            }

            unit.Add(new Suggestion
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                RequestId = request.Id,
                EarlierId = earlier.Id,
                Score = earlier.Score,
                Why = JsonColumn.Write(earlier.Why),
                At = unit.Now,
            });
            await unit.Publish(EventOf.Request(request, new RequestPerhapsSame
            {
                RequestId = request.Id, Number = request.Number, EarlierId = earlier.Id, EarlierNumber = earlier.Number, Score = Math.Round(earlier.Score, 3),
            }));
        }

        if (rest is not null)
        {
            unit.Enqueue(Topic, rest, orderKey: Topic);
        }
    }
}
