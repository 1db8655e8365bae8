using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.People.Matching.Town;
using Townline.People.Merging;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <inheritdoc/>
internal sealed class PeopleStore(ISearch search, PersonWords words, Candidates candidates, DeadEnds deadEnds) : IPeople
{
    private const int MostHits = 200;

    public async Task<IdentifiedPerson?> Identify(Unit unit, ClaimedPerson claim)
    {
        var identities = Normalise(claim.Identities);
        if (identities.Count == 0 && claim.Name is null)
        {
            return null;
        }

        var known = await Known(unit, identities);
        var person = known.Values.FirstOrDefault();
        var isNew = person == 0;
        if (isNew)
        {
            person = unit.NextId();
            unit.Insert(Person.Into, person, unit.TenantId, (int)PersonKind.Person, claim.Name, claim.Language, unit.Now, 1);
            search.Put(unit, person, PersonText.Kind, PersonText.Of(claim.Name, null, identities.Select(i => (i.Value, i.Display))), isNew: true);
        }

        var added = identities.FindAll(identity => !known.ContainsKey((identity.Kind, identity.Value)));
        foreach (var identity in added)
        {
            unit.Insert(
                PersonIdentity.Into,
                unit.NextId(), unit.TenantId, person, identity.Kind, identity.Value, identity.Display, claim.Verified ? unit.Now : null, unit.Now);
        }

        if (!isNew && added.Count > 0)
        {
            await words.FindByToo(unit, person, [.. added.Select(identity => (identity.Value, identity.Display))]);
            MatchKeeper.Ask(unit, person);
        }

        return new IdentifiedPerson(person, isNew);
    }

    public async Task<long> CameBy(Unit unit, long personId, IReadOnlyList<ClaimedIdentity> identities)
    {
        var owners = (await Known(unit, Normalise(identities))).Values.Distinct().ToList();
        if (owners.TrueForAll(owner => owner == personId))
        {
            return personId;
        }

        var roots = await Clusters.Roots(unit.Db, [personId, .. owners], CancellationToken.None);
        return roots.TryGetValue(personId, out var root) ? owners.Where(owner => roots.GetValueOrDefault(owner) == root).FirstOrDefault(personId) : personId;
    }

    public Task<IReadOnlyList<long>> SamePerson(TownlineDb db, long personId, CancellationToken cancel) => Clusters.Of(db, personId, cancel);

    public Task<IReadOnlyDictionary<long, long>> Roots(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => Clusters.Roots(db, ids, cancel);

    public Task<IReadOnlyList<PersonCard>> Cards(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => PersonCards.Read(db, ids, cancel);

    public async Task<PersonCard?> FindByIdentity(TownlineDb db, string kind, string value, CancellationToken cancel)
    {
        var normal = IdentityValue.Normal(kind, value);
        var person = await db.Set<PersonIdentity>()
            .Where(identity => identity.Kind == kind && identity.Value == normal && identity.Standing == IdentityStanding.Theirs)
            .Select(identity => (long?)identity.PersonId)
            .FirstOrDefaultAsync(cancel);
        return person is null ? null : (await Cards(db, [(await Clusters.Roots(db, [person.Value], cancel))[person.Value]], cancel)).SingleOrDefault();
    }

    public Task MarkDeadEnds(Unit unit, long personId, IReadOnlyCollection<ClaimedIdentity> identities) => deadEnds.Mark(unit, personId, identities);

    public Task Revive(Unit unit, ClaimedIdentity identity) => deadEnds.Revive(unit, identity);

    public Task<IReadOnlyList<PersonCandidate>> Candidates(TownlineDb db, string kind, string value, CancellationToken cancel) => candidates.Of(db, kind, value, cancel);

    public async Task<IReadOnlyList<ConsentCard>> Ledger(TownlineDb db, long personId, CancellationToken cancel)
    {
        var cluster = await Clusters.Of(db, personId, cancel);
        return (await NewestFirst(db.Set<Consent>().Where(consent => cluster.Contains(consent.PersonId))).ToListAsync(cancel)).ConvertAll(PersonCards.Line);
    }

    public async Task<IReadOnlyList<PersonCard>> OfOrganisation(TownlineDb db, long organisationId, int most, CancellationToken cancel)
    {
        var cluster = await Clusters.Of(db, organisationId, cancel);
        var ids = await db.Set<Person>().Where(person => person.OrganisationId != null && cluster.Contains(person.OrganisationId.Value)).OrderBy(person => person.Name).Select(person => person.Id).Take(most).ToListAsync(cancel);
        return [.. (await Cards(db, ids, cancel)).OrderBy(person => ids.IndexOf(person.Id))];
    }

    public async Task<IReadOnlyList<PersonCard>> Organisations(TownlineDb db, string name, CancellationToken cancel)
    {
        var hits = await search.Find(db.TenantId, name, PersonText.Kind, MostHits, cancel);
        return [.. (await Cards(db, [.. hits], cancel)).Where(card => card.Kind == PersonKind.Organisation && string.Equals(card.Name, name.Trim(), StringComparison.CurrentCultureIgnoreCase))];
    }

    public async Task<IReadOnlySet<long>> Refusing(TownlineDb db, IReadOnlyCollection<long> ids, string purpose, string? channel, CancellationToken cancel)
    {
        var (roots, rows) = await Clusters.Read(db, ids, cancel);
        var all = rows.SelectMany(row => row).ToDictionary(person => person.Id, person => person.RootId ?? person.Id);
        var said = await NewestFirst(db.Set<Consent>().Where(consent => all.Keys.Contains(consent.PersonId) && consent.Purpose == purpose && (consent.Channel == null || consent.Channel == channel)))
            .AsNoTracking()
            .ToListAsync(cancel);
        var refusing = said.DistinctBy(consent => all[consent.PersonId]).Where(consent => !consent.Given).Select(consent => all[consent.PersonId]).ToHashSet();
        return ids.Where(id => roots.TryGetValue(id, out var root) && refusing.Contains(root)).ToHashSet();
    }

    /// <summary>What was said last comes first, whenever it was written down.</summary>
    internal static IQueryable<Consent> NewestFirst(IQueryable<Consent> consents) => consents.OrderByDescending(consent => consent.At).ThenByDescending(consent => consent.Id);

    private static List<(string Kind, string Value, string Display)> Normalise(IReadOnlyList<ClaimedIdentity> identities)
    {
        var found = new List<(string Kind, string Value, string Display)>(identities.Count);
        foreach (var identity in identities)
        {
            if (IdentityValue.Normal(identity.Kind, identity.Value) is { } value && !found.Exists(other => other.Kind == identity.Kind && other.Value == value))
            {
                found.Add((identity.Kind, value, identity.Value.Trim()));
            }
        }

        return found;
    }

    private static async Task<Dictionary<(string Kind, string Value), long>> Known(Unit unit, List<(string Kind, string Value, string Display)> identities)
    {
        var known = new Dictionary<(string Kind, string Value), long>(identities.Count);
        foreach (var (kind, value, _) in identities)
        {
            if (await unit.Find(PersonIdentity.Owner, unit.TenantId, kind, value) is { } person)
            {
                known[(kind, value)] = person;
            }
        }

        return known;
    }
}
