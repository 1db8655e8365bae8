using Microsoft.EntityFrameworkCore;
using Townline.Platform.Retention;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Retention;

/// <summary>Closed requests, by service. The request stays, for the figures: what goes of it is for the class to say.</summary>
internal sealed class RetainedRequests(ICatalogue catalogue, ISearch search, ISpatialIndex spatial) : IRetained
{
    public const string KindName = "requests";

    public string Name => KindName;

    public bool InParts => true;

    public async Task<IReadOnlyList<RetainedSubject>> Subjects(int tenantId) =>
        [.. (await catalogue.Of(tenantId)).All.Select(service => new RetainedSubject($"{KindName}:{service.Code}", service.Name))];

    public async Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) =>
        await Due(db, order) is { } due ? await due.Take(most).CountAsync(cancel) : 0;

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        if (await Due(unit.Db, order) is not { } due)
        {
            return 0;
        }

        var rule = order.Class;
        var gone = await due.Take(most).Select(request => new { request.Id, request.Number, request.ExternalId, request.Description, request.Address }).ToListAsync();
        var ids = gone.ConvertAll(request => request.Id);
        if (ids.Count == 0)
        {
            return 0;
        }

        await Empty(unit, ids, rule);
        foreach (var request in gone)
        {
            search.Put(unit, request.Id, RequestText.Kind, RequestText.Of(request.Number, request.ExternalId, rule.Take(Taken.Words) ? "" : request.Description, rule.Take(Taken.Place) ? null : request.Address));
            if (rule.Take(Taken.Place))
            {
                spatial.Remove(unit, SpatialLayer.Request, request.Id);
            }
        }

        await Told.Forget(unit, ids, rule);
        await unit.Publish(new RequestsForgotten(ids, order.Part, rule.Code, rule));
        return ids.Count;
    }

    private async Task<IQueryable<Request>?> Due(TownlineDb db, RetentionOrder order)
    {
        if ((await catalogue.Of(db.TenantId)).ByCode(order.Part) is not { } service)
        {
            return null;
        }

        var (requests, people) = (order.Held.Requests, order.Held.People);
        var due = db.Set<Request>().Where(request => request.ServiceId == service.Id && request.IsOpen == 0 && request.ForgottenAt == null && request.ClosedAt < order.Before);
        due = requests.Count == 0 ? due : due.Where(request => !requests.Contains(request.Id));
        due = people.Count == 0 ? due : due.Where(request => request.PersonId == null || !people.Contains(request.PersonId.Value))
            .Where(request => !db.Set<Follower>().Any(follower => follower.RequestId == request.Id && follower.PersonId != null && people.Contains(follower.PersonId.Value)));
        return due.OrderBy(request => request.ClosedAt);
    }

    private static async Task Empty(Unit unit, List<long> ids, RetentionClass rule)
    {
        var rows = unit.Db.Set<Request>().Where(request => ids.Contains(request.Id));
        await rows.ExecuteUpdateAsync(set => set
            .SetProperty(request => request.ForgottenAt, unit.Now)
            .SetProperty(request => request.UpdatedAt, unit.Now)
            .SetProperty(request => request.Version, request => request.Version + 1));
        if (rule.Take(Taken.Person))
        {
            await rows.ExecuteUpdateAsync(set => set
                .SetProperty(request => request.PersonId, (long?)null)
                .SetProperty(request => request.ByAddress, (long?)null)
                .SetProperty(request => request.ConversationId, (long?)null)
                .SetProperty(request => request.Token, (string?)null));
            await unit.Db.Set<Follower>().Where(follower => ids.Contains(follower.RequestId)).ExecuteUpdateAsync(set => set.SetProperty(follower => follower.PersonId, (long?)null));
        }

        if (rule.Take(Taken.Words))
        {
            await rows.ExecuteUpdateAsync(set => set
                .SetProperty(request => request.Description, "")
                .SetProperty(request => request.OutcomeText, (string?)null)
                .SetProperty(request => request.Answers, (string?)null));
        }

        if (rule.Take(Taken.Files))
        {
            await rows.ExecuteUpdateAsync(set => set.SetProperty(request => request.MediaUrl, (string?)null));
        }

        if (rule.Take(Taken.Place))
        {
            await rows.ExecuteUpdateAsync(set => set
                .SetProperty(request => request.Address, (string?)null)
                .SetProperty(request => request.AddressId, (string?)null)
                .SetProperty(request => request.Latitude, (double?)null)
                .SetProperty(request => request.Longitude, (double?)null));
        }
    }
}
