using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Access;

/// <summary>A page of looks, with the names that belong to them.</summary>
/// <param name="People">Whose records, by id; null where all are of one person.</param>
/// <param name="Requests">Numbers of the requests that were the reason, by id.</param>
/// <param name="Older">Where the next page begins; null at the end.</param>
internal sealed record LookList(
    IReadOnlyList<AccessView> Rows, IReadOnlyDictionary<long, PersonCard>? People, IReadOnlyDictionary<long, StaffMember> Staff, IReadOnlyDictionary<long, string> Keys,
    IReadOnlyDictionary<long, RequestView> Requests, long? Older);

/// <summary>Reads looks with the names that belong to them: a fixed number of queries.</summary>
internal sealed class LookLists(TownContext town, IAccessLog log, IPeople people, IStaffDirectory staff, IApiKeys keys, IRequestQueries requests)
{
    private const int OnAPage = 50;

    public async Task<LookList> Read(IReadOnlyList<long>? persons, long? actor, long? before, bool withPeople, CancellationToken cancel)
    {
        var rows = await log.Read(town.TenantId, new AccessQuestion(persons, actor, before, OnAPage), cancel);
        var cards = withPeople ? await people.Cards(town.Db, [.. rows.Select(row => row.PersonId).Distinct()], cancel) : [];
        return new LookList(
            rows,
            withPeople ? cards.ToDictionary(card => card.Id) : null,
            (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id),
            rows.Any(row => row.ByKey) ? (await keys.List(town.TenantId, cancel)).ToDictionary(key => key.Id, key => key.Name) : new Dictionary<long, string>(),
            (await requests.ByIds(town.TenantId, [.. rows.Where(row => row.Way == AccessWays.Request).Select(row => row.AboutId).OfType<long>().Distinct()], cancel)).ToDictionary(request => request.Id),
            rows.Count == OnAPage ? rows[^1].Id : null);
    }
}
