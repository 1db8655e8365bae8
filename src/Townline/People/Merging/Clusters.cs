using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.People.Merging;

/// <summary>
/// Who counts as whom. Persons are a forest: a merge hangs one under another, and all under one root are read as one person. Reads go by
/// IX_people_person_tenant_id_root_id, in which nearly nobody stands.
/// </summary>
internal static class Clusters
{
    /// <summary>Rows that may count as one person; reading them stays quick, and more than this is no person.</summary>
    public const int Most = 50;

    /// <summary>Ids of all who count as the same as this person, the root first; of an unknown person their id alone.</summary>
    public static async Task<IReadOnlyList<long>> Of(TownlineDb db, long personId, CancellationToken cancel)
    {
        var root = (await Roots(db, [personId], cancel)).GetValueOrDefault(personId, personId);
        var others = await db.Set<Person>().Where(person => person.RootId == root).OrderBy(person => person.Id).Select(person => person.Id).ToListAsync(cancel);
        return [root, .. others];
    }

    /// <summary>Who these persons count as; unknown ids are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> Roots(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Set<Person>().Where(person => ids.Contains(person.Id)).Select(person => new { person.Id, Root = person.RootId ?? person.Id }).ToDictionaryAsync(person => person.Id, person => person.Root, cancel);

    /// <summary>All rows that count as one of these roots, the roots themselves included, in the order of their ids.</summary>
    public static async Task<ILookup<long, Person>> Rows(TownlineDb db, IReadOnlyCollection<long> roots, CancellationToken cancel)
    {
        var own = await db.Set<Person>().AsNoTracking().Where(person => roots.Contains(person.Id)).ToListAsync(cancel);
        var merged = await db.Set<Person>().AsNoTracking().Where(person => person.RootId != null && roots.Contains(person.RootId.Value)).ToListAsync(cancel);
        return own.Concat(merged).DistinctBy(person => person.Id).OrderBy(person => person.Id).ToLookup(person => person.RootId ?? person.Id);
    }
}
