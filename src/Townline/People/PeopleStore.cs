using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <inheritdoc/>
internal sealed class PeopleStore(ISearch search) : IPeople
{
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
            unit.Insert(Person.Into, person, unit.TenantId, (int)PersonKind.Person, claim.Name, claim.Language, unit.Now);
            search.Put(unit, person, "person", $"{claim.Name} {string.Join(' ', identities.Select(i => $"{i.Value} {i.Display}"))}", isNew: true);
        }

        foreach (var identity in identities.Where(identity => !known.ContainsKey((identity.Kind, identity.Value))))
        {
            unit.Insert(
                PersonIdentity.Into,
                unit.NextId(), unit.TenantId, person, identity.Kind, identity.Value, identity.Display, claim.Verified ? unit.Now : null, unit.Now);
        }

        return new IdentifiedPerson(person, isNew);
    }

    public async Task<IReadOnlyList<PersonCard>> Cards(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var people = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToListAsync(cancel);
        var identities = (await db.Set<PersonIdentity>().Where(identity => ids.Contains(identity.PersonId)).OrderBy(identity => identity.Id).ToListAsync(cancel))
            .ToLookup(identity => identity.PersonId);
        var consents = (await db.Set<Consent>().Where(consent => ids.Contains(consent.PersonId)).OrderByDescending(consent => consent.Id).ToListAsync(cancel))
            .ToLookup(consent => consent.PersonId);
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
            var person = await unit.QueryFirst<long>(
                "SELECT person_id FROM people_identity WHERE tenant_id = @TenantId AND kind = @kind AND value = @value", new { unit.TenantId, kind, value });
            if (person != 0)
            {
                known[(kind, value)] = person;
            }
        }

        return known;
    }

    private static PersonCard Card(Person person, IEnumerable<PersonIdentity> identities, IEnumerable<Consent> consents) => new(
        person.Id, person.Kind, person.Name, person.PreferredName, person.Language, person.PreferredChannel, person.Interpreter, person.AccessNeeds,
        [.. identities.Select(identity => new IdentityCard(identity.Kind, identity.Value, identity.Display, identity.VerifiedAt))],
        [.. consents.DistinctBy(consent => (consent.Purpose, consent.Channel)).Select(consent => new ConsentCard(consent.Purpose, consent.Channel, consent.Given, consent.At, consent.Source))]);
}
