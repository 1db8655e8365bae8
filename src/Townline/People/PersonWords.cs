using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Merging;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>Keeps the words by which search finds a person: their own, and of a root also those of everybody who counts as them.</summary>
internal sealed class PersonWords(ISearch search)
{
    /// <summary>Writes the words anew after details, identities or merges changed; what changed is saved already.</summary>
    public async Task Renew(Unit unit, long personId)
    {
        var root = await Write(unit, personId, [], personId);
        if (root != personId)
        {
            await Write(unit, root, [], root);
        }
    }

    /// <summary>A known person is found by what was just added to them, too, though it is not sent to the database yet.</summary>
    public async Task FindByToo(Unit unit, long personId, IReadOnlyList<(string Value, string Display)> added)
    {
        var root = await Write(unit, personId, added, personId);
        if (root != personId)
        {
            await Write(unit, root, added, root);
        }
    }

    /// <returns>Who they count as.</returns>
    private async Task<long> Write(Unit unit, long id, IReadOnlyList<(string Value, string Display)> added, long of)
    {
        var people = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Id == id || person.RootId == id)
            .Select(person => new { person.Id, person.RootId, person.Name, person.PreferredName }).ToListAsync();
        var ids = people.ConvertAll(person => person.Id);
        var identities = await unit.Db.Set<PersonIdentity>()
            .Where(identity => ids.Contains(identity.PersonId) && identity.Standing != IdentityStanding.Former)
            .Select(identity => new { identity.Value, identity.Display })
            .ToListAsync();
        var text = string.Join(' ', people.Select(person => $"{person.Name} {person.PreferredName}"));
        search.Put(unit, of, PersonText.Kind, PersonText.Of(text, null, identities.Select(identity => (identity.Value, identity.Display)).Concat(added)));
        return people.Find(person => person.Id == id)?.RootId ?? id;
    }
}
