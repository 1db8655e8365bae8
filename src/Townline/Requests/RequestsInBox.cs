using Microsoft.EntityFrameworkCore;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>
/// Requests inside a box, newest first, in a town of any size. Where many lie, by walking from the newest until enough are found. Where few do, the
/// index of places is asked for spans of time that grow as they go back, until enough of what it names fulfils the other conditions too; where
/// hardly any does, the rest is found by those conditions instead. A look at the newest tells which it is.
/// </summary>
internal sealed class RequestsInBox(ISpatialIndex spatial, TimeProvider time)
{
    private const int LookedAt = 1_000;

    /// <summary>From this part of the newest on the walk is shorter: for 500 inside it then passes 10,000 entries of its index.</summary>
    private const double Many = 0.05;

    /// <summary>Entries of the index whose rows are looked at before the other conditions are tried.</summary>
    private const int MostHits = 10_000;
    private const int Growth = 8;
    private static readonly TimeSpan FirstSpan = TimeSpan.FromHours(3);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="query">Requests that fulfil all other conditions.</param>
    /// <param name="filter">How many are left out and how many wanted, and the time they are of.</param>
    public async Task<IReadOnlyList<Request>> Newest(TownlineDb db, IQueryable<Request> query, Box box, RequestFilter filter, CancellationToken cancel)
    {
        var (found, wanted, looked) = (new List<Request>(), filter.Skip + Math.Clamp(filter.Take, 1, 1000), 0);
        if (await Inside(Ordered(db.Set<Request>()).Take(LookedAt), box).CountAsync(cancel) >= LookedAt * Many)
        {
            return await Ordered(Inside(query, box)).Skip(filter.Skip).Take(wanted - filter.Skip).ToListAsync(cancel);
        }

        var first = filter.From ?? DateTimeOffset.UnixEpoch;
        var until = filter.To is { } to && to < DateTimeOffset.MaxValue - Minute ? to + Minute : DateTimeOffset.MaxValue;
        for (var span = FirstSpan; until > first && found.Count < wanted; span *= Growth)
        {
            // What is dated in the future is of the first span.
            var from = Back(until < time.GetUtcNow() ? until : time.GetUtcNow(), span);
            from = from > first ? from : first;
            var hits = await spatial.Within(db.TenantId, SpatialLayer.Request, box, (from, until), MostHits, cancel);
            until = hits.Count < MostHits ? from : hits[^1].At + Minute;
            await Take(query, [.. hits.TakeWhile(hit => hits.Count < MostHits || hit.At >= until)], found, wanted, cancel);
            looked += hits.Count;
            if (looked >= MostHits && found.Count < wanted)
            {
                var rest = Inside(query, box).Where(request => request.RequestedAt < until);
                found.AddRange(await Ordered(rest).Take(wanted - found.Count).ToListAsync(cancel));
                break;
            }
        }

        return [.. found.Take(wanted).Skip(filter.Skip)];
    }

    /// <summary>The index knows minutes: those of one are looked at together, so that the order is that of the rows.</summary>
    private static async Task Take(IQueryable<Request> query, SpatialHit[] hits, List<Request> found, int wanted, CancellationToken cancel)
    {
        for (var start = 0; start < hits.Length && found.Count < wanted;)
        {
            var end = Math.Min(hits.Length, start + ((wanted - found.Count) * 5 / 4) + 20);
            while (end < hits.Length && hits[end].At == hits[end - 1].At)
            {
                end++;
            }

            // As one parameter: a statement with thousands takes longer to read than to run.
            var ids = hits[start..end].Select(hit => hit.Id).ToList();
            found.AddRange(await Ordered(query.Where(request => EF.Parameter(ids).Contains(request.Id))).Take(wanted - found.Count).ToListAsync(cancel));
            start = end;
        }
    }

    private static IQueryable<Request> Inside(IQueryable<Request> requests, Box box) => requests.Where(request =>
        request.Latitude >= box.South && request.Latitude <= box.North && request.Longitude >= box.West && request.Longitude <= box.East);

    private static DateTimeOffset Back(DateTimeOffset moment, TimeSpan span) => moment - DateTimeOffset.UnixEpoch > span ? moment - span : DateTimeOffset.UnixEpoch;

    private static IQueryable<Request> Ordered(IQueryable<Request> requests) => requests.OrderByDescending(request => request.RequestedAt).ThenByDescending(request => request.Id);
}
