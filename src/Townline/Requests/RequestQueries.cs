using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Counters;
using Townline.Platform.Search;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <inheritdoc/>
internal sealed class RequestQueries(Store store, ISearch search, RequestsInBox inBox, IPeople people) : IRequestQueries
{
    /// <summary>How many hits of an index are looked at when more conditions follow.</summary>
    private const int MostHits = 5000;

    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public async Task<RequestView?> ById(int tenantId, long id, CancellationToken cancel) => (await ByIds(tenantId, [id], cancel)).SingleOrDefault();

    public async Task<RequestView?> On(Unit unit, long id) => (await unit.Db.Set<Request>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id))?.View();

    public async Task<RequestView?> ByNumber(int tenantId, long number, CancellationToken cancel) => (await ByNumbers(tenantId, [number], cancel)).SingleOrDefault();

    public async Task<IReadOnlyList<RequestView>> ByIds(int tenantId, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var found = (await db.Set<Request>().Where(request => ids.Contains(request.Id)).ToListAsync(cancel)).ToDictionary(request => request.Id);
        return [.. ids.Distinct().Where(found.ContainsKey).Select(id => found[id].View())];
    }

    public async Task<IReadOnlyList<RequestView>> ByNumbers(int tenantId, IReadOnlyCollection<long> numbers, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var found = (await db.Set<Request>().Where(request => numbers.Contains(request.Number)).ToListAsync(cancel)).ToDictionary(request => request.Number);
        return [.. numbers.Distinct().Where(found.ContainsKey).Select(number => found[number].View())];
    }

    public async Task<RequestView?> ByToken(int tenantId, string token, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<Request>().FirstOrDefaultAsync(request => request.Token == token, cancel))?.View();
    }

    public async Task<IReadOnlyList<RequestView>> List(int tenantId, RequestFilter filter, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var query = Narrow(db.Set<Request>(), filter);
        if (filter.PersonId is { } person)
        {
            var same = await people.SamePerson(db, person, cancel);
            query = same.Count == 1 ? query.Where(request => request.PersonId == person) : query.Where(request => request.PersonId != null && same.Contains(request.PersonId.Value));
        }

        if (filter.Text is { } text)
        {
            var hits = await search.Find(tenantId, text, RequestText.Kind, MostHits, cancel);
            query = query.Where(request => EF.Parameter(hits).Contains(request.Id));
        }

        if (filter.Box is { } box)
        {
            return [.. (await inBox.Newest(db, query, box, filter, cancel)).Select(request => request.View())];
        }

        var page = await query
            .OrderByDescending(request => request.RequestedAt)
            .ThenByDescending(request => request.Id)
            .Skip(filter.Skip)
            .Take(Math.Clamp(filter.Take, 1, 1000))
            .ToListAsync(cancel);
        return page.ConvertAll(request => request.View());
    }

    public async Task<RequestPage> Own(int tenantId, IReadOnlyList<OwnShare> shares, ListPlace? after, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var found = new List<Request>();
        foreach (var share in shares)
        {
            var (person, marks) = (share.PersonId, share.Marks);
            var theirs = db.Set<Request>().Where(request => request.PersonId == person);
            theirs = share.IsWhole ? theirs : theirs.Where(request => request.ByAddress != null && marks.Contains(request.ByAddress.Value));
            if (after is not null)
            {
                var (at, id) = (DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(after.At, 0, LastMoment)), after.Id);
                theirs = theirs.Where(request => request.RequestedAt < at || (request.RequestedAt == at && request.Id < id));
            }

            found.AddRange(await theirs.OrderByDescending(request => request.RequestedAt).ThenByDescending(request => request.Id).Take(most + 1).ToListAsync(cancel));
        }

        var page = found.OrderByDescending(request => request.RequestedAt).ThenByDescending(request => request.Id).Take(most).Select(request => request.View()).ToList();
        return new RequestPage(page, found.Count > most ? new ListPlace(0, page[^1].RequestedAt.ToUnixTimeMilliseconds(), page[^1].Id) : null, LookedFar: false);
    }

    public async Task<IReadOnlyList<RequestView>> WithPlace(int tenantId, long assigneeId, IReadOnlyCollection<long> teamIds, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var open = db.Set<Request>().Where(request => request.IsOpen == 1 && (request.Latitude != null || request.Address != null));

        // One query a queue, each in the order of the queue's own index.
        var found = await Urgent(open.Where(request => request.AssigneeId == assigneeId));
        foreach (var team in teamIds)
        {
            found.AddRange(await Urgent(open.Where(request => request.TeamId == team && request.AssigneeId == null)));
        }

        return [.. found.OrderBy(request => request.Urgency).ThenBy(request => request.Id).Take(most).Select(request => request.View())];

        Task<List<Request>> Urgent(IQueryable<Request> rows) =>
            rows.OrderBy(request => request.Urgency).ThenBy(request => request.Id).Take(most).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<RequestFollower>> NamedFollowers(TownlineDb db, long requestId, int most, CancellationToken cancel) =>
        await db.Set<Follower>()
            .Where(follower => follower.RequestId == requestId && follower.PersonId != null)
            .OrderBy(follower => follower.Id)
            .Take(most)
            .Select(follower => new RequestFollower(
                follower.Id, follower.RequestId, follower.PersonId, follower.Channel, follower.ViaId != null && db.Set<Request>().Any(child => child.Id == follower.ViaId && child.IsOpen == 1)))
            .ToListAsync(cancel);

    public async Task<RequestFollower?> Follower(int tenantId, long followerId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<Follower>()
            .Where(follower => follower.Id == followerId)
            .Select(follower => new RequestFollower(follower.Id, follower.RequestId, follower.PersonId, follower.Channel, false))
            .FirstOrDefaultAsync(cancel);
    }

    public async Task<IReadOnlyDictionary<string, long>> QueueCounts(int tenantId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.CountsOf("queue.", cancel);
    }

    public async Task<IReadOnlyList<ServiceFigures>> Figures(int tenantId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var counts = await db.CountsOf(FigureNames.Prefix, cancel);
        return
        [
            .. counts.GroupBy(count => FigureNames.Read(count.Key).Service).Select(service => new ServiceFigures(
                service.Key,
                counts.GetValueOrDefault(FigureNames.Opened(service.Key)),
                counts.GetValueOrDefault(FigureNames.Closed(service.Key)),
                counts.GetValueOrDefault(FigureNames.InTime(service.Key)),
                counts.GetValueOrDefault(FigureNames.Disputed(service.Key)))),
        ];
    }

    private static IQueryable<Request> Narrow(IQueryable<Request> query, RequestFilter filter)
    {
        if (filter.PublicOnly)
        {
            query = query.Where(request => request.Visibility == RequestVisibility.Public);
        }

        if (filter.ServiceIds is { } services)
        {
            query = query.Where(request => services.Contains(request.ServiceId));
        }

        if (filter.Open is { } open)
        {
            var flag = open ? 1 : 0;
            query = query.Where(request => request.IsOpen == flag);
        }

        if (filter.Area is { } area)
        {
            query = query.Where(request => request.Area == area);
        }

        query = filter.From is { } from ? query.Where(request => request.RequestedAt >= from) : query;
        query = filter.To is { } to ? query.Where(request => request.RequestedAt <= to) : query;
        query = filter.UpdatedFrom is { } after ? query.Where(request => request.UpdatedAt >= after) : query;
        return filter.UpdatedTo is { } before ? query.Where(request => request.UpdatedAt <= before) : query;
    }
}
