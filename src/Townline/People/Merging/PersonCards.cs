using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.People.Merging;

/// <summary>Reads persons as one sees them: all rows that count as one together.</summary>
internal static class PersonCards
{
    /// <summary>By id; a merged person's card has their own id and tells of all.</summary>
    public static async Task<IReadOnlyList<PersonCard>> Read(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var (roots, rows) = await Clusters.Read(db, ids, cancel);
        if (roots.Count == 0)
        {
            return [];
        }

        var all = rows.SelectMany(cluster => cluster).Select(person => person.Id).ToList();
        var identities = (await db.Set<PersonIdentity>().AsNoTracking().Where(identity => all.Contains(identity.PersonId)).OrderBy(identity => identity.Id).ToListAsync(cancel))
            .ToLookup(identity => identity.PersonId);
        var consents = (await PeopleStore.NewestFirst(db.Set<Consent>().AsNoTracking().Where(consent => all.Contains(consent.PersonId))).ToListAsync(cancel)).ToLookup(consent => consent.PersonId);
        return
        [
            .. from asked in roots
               let members = Members(rows[asked.Value], asked.Value)
               select Card(
                   asked.Key,
                   members,
                   [.. members.SelectMany(person => identities[person.Id])],
                   members.SelectMany(person => consents[person.Id]).OrderByDescending(consent => consent.At).ThenByDescending(consent => consent.Id)),
        ];
    }

    /// <summary>A card of these rows and nothing else, whoever they count as: for the two sides of a merge.</summary>
    /// <param name="members">The one whose details come first stands first.</param>
    public static PersonCard Card(long id, IReadOnlyList<Person> members, IReadOnlyList<PersonIdentity> identities, IEnumerable<Consent> consents)
    {
        var root = members[0];
        var borrowed = new Dictionary<string, long>();
        return new PersonCard(
            id, root.Kind, First("name", person => person.Name), First("preferred-name", person => person.PreferredName), First("language", person => person.Language),
            First("channel", person => person.PreferredChannel), First("interpreter", person => person.Interpreter), First("access", person => person.AccessNeeds),
            [.. identities.Where(identity => identity.Standing != IdentityStanding.Former).Select(Card)],
            [.. consents.DistinctBy(consent => (consent.Purpose, consent.Channel)).Select(Line)])
        {
            OrganisationId = members.Select(person => person.OrganisationId).FirstOrDefault(organisation => organisation is not null),
            Version = root.Version,
            RootId = root.Id,
            Merged = [.. members.Where(person => person.MergedIntoId is not null && person.Id != root.Id).Select(person => new MergedCard(person.Id, person.MergedIntoId!.Value, person.MergedAt ?? person.CreatedAt, person.Name))],
            Former = [.. identities.Where(identity => identity.Standing == IdentityStanding.Former).Select(Card)],
            Borrowed = borrowed,
        };

        string? First(string field, Func<Person, string?> value)
        {
            var from = members.FirstOrDefault(person => value(person) is not null);
            if (from is not null && from != root)
            {
                borrowed[field] = from.Id;
            }

            return from is null ? null : value(from);
        }
    }

    public static ConsentCard Line(Consent consent) => new(consent.Purpose, consent.Channel, consent.Given, consent.At, consent.Source, consent.Wording)
    {
        ByKind = consent.ByKind,
        ById = consent.ById,
    };

    private static IReadOnlyList<Person> Members(IEnumerable<Person> rows, long root) => [.. rows.OrderBy(person => person.Id == root ? 0 : 1).ThenBy(person => person.Id)];

    private static IdentityCard Card(PersonIdentity identity) => new(identity.Kind, identity.Value, identity.Display, identity.VerifiedAt, identity.Id)
    {
        PersonId = identity.PersonId,
        Standing = identity.Standing,
        IsByLink = identity.ByLink == 1,
        Until = identity.Until,
        DeadEndAt = identity.DeadEndAt,
    };
}
