using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// Looks which earlier ones some requests are perhaps the same as, and notes it. Nobody waits for it: after a rush, resting four times as long
/// as it worked.
/// </summary>
internal sealed class Suggesting(ICatalogue catalogues, INearRequests near, NearSettings settings, Lull lull)
{
    /// <summary>How many requests are looked at in one piece of work.</summary>
    public const int AtOnce = 50;

    private const int MostEach = 3;
    private const int RestFactor = 4;

    /// <param name="tenantId">Whose requests they are.</param>
    /// <param name="read">Reads them, <see cref="AtOnce"/> at most.</param>
    /// <param name="asNow">Only what is open now, and not what was when each was reported: for what comes by the thousand from years past.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<(IReadOnlyList<Request> Requests, IReadOnlyList<PerhapsSame> Found)> Look(int tenantId, Func<Task<List<Request>>> read, bool asNow, CancellationToken cancel)
    {
        await lull.Wait(cancel);
        var clock = Stopwatch.StartNew();
        var requests = await read();
        var found = new List<PerhapsSame>();
        foreach (var request in requests)
        {
            found.AddRange((await Alike(tenantId, request, asNow, cancel)).Select(earlier => new PerhapsSame(request, earlier)));
        }

        await Task.Delay(clock.Elapsed * RestFactor, cancel);
        return (requests, found);
    }

    /// <summary>Notes each pair that nobody has noted or judged.</summary>
    public static async Task Note(Unit unit, IEnumerable<PerhapsSame> found)
    {
        foreach (var (request, earlier) in found)
        {
            if (await unit.Db.Set<Suggestion>().AnyAsync(known =>
                (known.RequestId == request.Id && known.EarlierId == earlier.Id) || (known.RequestId == earlier.Id && known.EarlierId == request.Id)))
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
    }

    private async Task<IEnumerable<NearRequest>> Alike(int tenantId, Request request, bool asNow, CancellationToken cancel)
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
            At = asNow ? null : view.RequestedAt,
            ToldAt = asNow ? view.RequestedAt : null,
            Except = view.Id,
        };
        var from = (await settings.Of(tenantId)).SuggestFrom;
        return (await near.Find(tenantId, question, asNow ? INearRequests.Most : MostEach, cancel))
            .Where(other => other.Score >= from && IsEarlier(other, view))
            .Take(MostEach);
    }

    /// <summary>Files of other systems often know the day and no more: then the one that came first.</summary>
    private static bool IsEarlier(NearRequest other, RequestView request) =>
        other.RequestedAt < request.RequestedAt || (other.RequestedAt == request.RequestedAt && other.Id < request.Id);
}

/// <summary>A request and an earlier one that it is perhaps the same as.</summary>
internal readonly record struct PerhapsSame(Request Request, NearRequest Earlier);
