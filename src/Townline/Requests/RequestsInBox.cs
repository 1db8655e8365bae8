using Microsoft.EntityFrameworkCore;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Requests;

/// <summary>
/// Requests inside a box, newest first, in a town of any size: where many lie, by walking from the newest until enough are found; where few do,
/// by the index of places, which knows no time. A look at the newest tells which it is.
/// </summary>
internal sealed class RequestsInBox(ISpatialIndex spatial)
{
    private const int LookedAt = 5_000;

    /// <summary>From this part of the newest on the walk is shorter: in a million requests either way then reads about ten thousand index entries.</summary>
    private const double Many = 0.01;

    /// <summary>More than a box with few has in a million.</summary>
    private const int MostHits = 10_000;

    public async Task<IQueryable<Request>> Narrow(TownlineDb db, IQueryable<Request> query, Box box, CancellationToken cancel)
    {
        var newest = db.Set<Request>().OrderByDescending(request => request.RequestedAt).ThenByDescending(request => request.Id).Take(LookedAt);
        if (await Inside(newest, box).CountAsync(cancel) >= LookedAt * Many)
        {
            return Inside(query, box);
        }

        var hits = await spatial.Within(db.TenantId, SpatialLayer.Request, box, MostHits, cancel);
        return query.Where(request => hits.Contains(request.Id));
    }

    private static IQueryable<Request> Inside(IQueryable<Request> requests, Box box) => requests.Where(request =>
        request.Latitude >= box.South && request.Latitude <= box.North && request.Longitude >= box.West && request.Longitude <= box.East);
}
