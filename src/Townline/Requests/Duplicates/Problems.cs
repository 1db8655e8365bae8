using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <inheritdoc/>
internal sealed class Problems(Store store, Linking linking, INearRequests near, ICatalogue catalogue) : IProblems
{
    private const int MostChildren = 50;
    private const int MostOffered = 4;

    public Task Link(Unit unit, long childId, long parentId) => linking.Link(unit, childId, parentId);

    public Task Unlink(Unit unit, long childId) => linking.Unlink(unit, childId);

    public Task NotTheSame(Unit unit, long requestId, long otherId) => linking.NotTheSame(unit, requestId, otherId);

    public async Task<IReadOnlyDictionary<long, long>> Parents(int tenantId, IReadOnlyCollection<long> requestIds, CancellationToken cancel)
    {
        if (requestIds.Count == 0)
        {
            return new Dictionary<long, long>();
        }

        await using var db = store.Read(tenantId);
        return await db.Set<Link>().Where(link => requestIds.Contains(link.RequestId)).ToDictionaryAsync(link => link.RequestId, link => link.ParentId, cancel);
    }

    public async Task<ProblemView> Of(int tenantId, RequestView request, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var parent = await db.Set<Link>().Where(link => link.RequestId == request.Id).Select(link => (long?)link.ParentId).FirstOrDefaultAsync(cancel);
        var family = await db.Set<Link>()
            .Where(link => link.ParentId == request.Id)
            .Join(db.Set<Request>(), link => link.RequestId, child => child.Id, (_, child) => child)
            .OrderBy(child => child.RequestedAt)
            .Take(MostChildren)
            .ToListAsync(cancel);
        var above = parent is null ? null : await db.Set<Request>().FirstOrDefaultAsync(other => other.Id == parent, cancel);
        return new ProblemView(
            above?.View(), [.. family.Select(child => child.View())], await People(db, request, family, cancel), parent is null ? await Perhaps(db, request, family, cancel) : []);
    }

    /// <summary>Named ones of the children follow the parent and are counted there; those without a name are counted where they said so.</summary>
    private static async Task<int> People(TownlineDb db, RequestView request, List<Request> family, CancellationToken cancel)
    {
        var ids = family.ConvertAll(child => child.Id);
        var nameless = ids.Count == 0 ? 0 : await db.Set<Follower>().CountAsync(follower => ids.Contains(follower.RequestId) && follower.PersonId == null, cancel);
        return 1 + request.Followers + nameless + family.Count(child => child.PersonId is null);
    }

    /// <summary>As it looks now, whatever was noted when it was reported: requests close, and places are corrected.</summary>
    private async Task<IReadOnlyList<NearRequest>> Perhaps(TownlineDb db, RequestView request, List<Request> family, CancellationToken cancel)
    {
        if (!request.Open || (await catalogue.Of(db.TenantId)).ById(request.ServiceId) is not { } service)
        {
            return [];
        }

        var judged = await db.Set<Suggestion>()
            .Where(suggestion => suggestion.RequestId == request.Id && suggestion.State != SuggestionState.Open).Select(suggestion => suggestion.EarlierId)
            .Union(db.Set<Suggestion>().Where(suggestion => suggestion.EarlierId == request.Id && suggestion.State != SuggestionState.Open).Select(suggestion => suggestion.RequestId))
            .ToListAsync(cancel);
        var question = new NearQuestion
        {
            Service = service,
            Latitude = request.Latitude,
            Longitude = request.Longitude,
            Address = request.Address,
            Text = request.Description,
            Answers = request.Answers,
            ToldAt = request.RequestedAt,
            Except = request.Id,
        };
        var not = judged.Concat(family.Select(child => child.Id)).Append(request.Id).ToHashSet();
        return [.. (await near.Offer(db.TenantId, question, MostOffered + Math.Min(not.Count, 16), cancel)).Where(one => !not.Contains(one.Id)).Take(MostOffered)];
    }
}
