using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <inheritdoc/>
internal sealed class PeopleStore(ISearch search) : IPeople
{
    private const int MostHits = 200;

    public async Task<IdentifiedPerson?> Identify(Unit unit, ClaimedPerson claim)
    {
        var identities = Normalise(claim);
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
            await FindByToo(unit, person, added);
        }

        return new IdentifiedPerson(person, isNew);
    }

    public async Task<IReadOnlyList<PersonCard>> Cards(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var people = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToListAsync(cancel);
        var identities = (await db.Set<PersonIdentity>().Where(identity => ids.Contains(identity.PersonId)).OrderBy(identity => identity.Id).ToListAsync(cancel))
            .ToLookup(identity => identity.PersonId);
        var consents = (await NewestFirst(db.Set<Consent>().Where(consent => ids.Contains(consent.PersonId))).ToListAsync(cancel)).ToLookup(consent => consent.PersonId);
        return [.. people.Select(person => Card(person, identities[person.Id], consents[person.Id]))];
    }

    public async Task<PersonCard?> FindByIdentity(TownlineDb db, string kind, string value, CancellationToken cancel)
    {
        var normal = IdentityValue.Normal(kind, value);
        var person = await db.Set<PersonIdentity>()
            .Where(identity => identity.Kind == kind && identity.Value == normal)
            .Select(identity => (long?)identity.PersonId)
            .FirstOrDefaultAsync(cancel);
        return person is null ? null : (await Cards(db, [person.Value], cancel)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ConsentCard>> Ledger(TownlineDb db, long personId, CancellationToken cancel) =>
        (await NewestFirst(db.Set<Consent>().Where(consent => consent.PersonId == personId)).ToListAsync(cancel)).ConvertAll(Line);

    public async Task<IReadOnlyList<PersonCard>> OfOrganisation(TownlineDb db, long organisationId, int most, CancellationToken cancel)
    {
        var ids = await db.Set<Person>().Where(person => person.OrganisationId == organisationId).OrderBy(person => person.Name).Select(person => person.Id).Take(most).ToListAsync(cancel);
        return [.. (await Cards(db, ids, cancel)).OrderBy(person => ids.IndexOf(person.Id))];
    }

    public async Task<IReadOnlyList<PersonCard>> Organisations(TownlineDb db, string name, CancellationToken cancel)
    {
        var hits = await search.Find(db.TenantId, name, PersonText.Kind, MostHits, cancel);
        return [.. (await Cards(db, [.. hits], cancel)).Where(card => card.Kind == PersonKind.Organisation && string.Equals(card.Name, name.Trim(), StringComparison.CurrentCultureIgnoreCase))];
    }

    public async Task<IReadOnlySet<long>> Refusing(TownlineDb db, IReadOnlyCollection<long> ids, string purpose, string? channel, CancellationToken cancel)
    {
        var said = await NewestFirst(db.Set<Consent>().Where(consent => ids.Contains(consent.PersonId) && consent.Purpose == purpose && (consent.Channel == null || consent.Channel == channel)))
            .AsNoTracking()
            .ToListAsync(cancel);
        return said.DistinctBy(consent => consent.PersonId).Where(consent => !consent.Given).Select(consent => consent.PersonId).ToHashSet();
    }

    /// <summary>What was said last comes first, whenever it was written down.</summary>
    private static IQueryable<Consent> NewestFirst(IQueryable<Consent> consents) => consents.OrderByDescending(consent => consent.At).ThenByDescending(consent => consent.Id);

    /// <summary>Search finds a known person by what was just added to them, too.</summary>
    private async Task FindByToo(Unit unit, long personId, List<(string Kind, string Value, string Display)> added)
    {
        var person = await unit.Db.Set<Person>().AsNoTracking().Where(known => known.Id == personId).Select(known => new { known.Name, known.PreferredName }).FirstOrDefaultAsync();
        var earlier = await unit.Db.Set<PersonIdentity>().Where(identity => identity.PersonId == personId).Select(identity => new { identity.Value, identity.Display }).ToListAsync();
        var all = earlier.Select(identity => (identity.Value, identity.Display)).Concat(added.Select(identity => (identity.Value, identity.Display)));
        search.Put(unit, personId, PersonText.Kind, PersonText.Of(person?.Name, person?.PreferredName, all));
    }

    private static List<(string Kind, string Value, string Display)> Normalise(ClaimedPerson claim)
    {
        var found = new List<(string Kind, string Value, string Display)>(claim.Identities.Count);
        foreach (var identity in claim.Identities)
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

    private static PersonCard Card(Person person, IEnumerable<PersonIdentity> identities, IEnumerable<Consent> consents) => new(
        person.Id, person.Kind, person.Name, person.PreferredName, person.Language, person.PreferredChannel, person.Interpreter, person.AccessNeeds,
        [.. identities.Select(identity => new IdentityCard(identity.Kind, identity.Value, identity.Display, identity.VerifiedAt, identity.Id))],
        [.. consents.DistinctBy(consent => (consent.Purpose, consent.Channel)).Select(Line)])
    {
        OrganisationId = person.OrganisationId,
        Version = person.Version,
    };

    private static ConsentCard Line(Consent consent) => new(consent.Purpose, consent.Channel, consent.Given, consent.At, consent.Source, consent.Wording)
    {
        ByKind = consent.ByKind,
        ById = consent.ById,
    };
}
