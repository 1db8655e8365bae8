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
        // Nearly nobody is merged: the person and who hangs under them, in one question; only who hangs under another costs a second.
        var near = await db.Set<Person>().Where(person => person.Id == personId).Select(person => new { person.Id, person.RootId })
            .Concat(db.Set<Person>().Where(person => person.RootId == personId).Select(person => new { person.Id, person.RootId }))
            .ToListAsync(cancel);
        var root = near.Find(person => person.Id == personId)?.RootId ?? personId;
        var others = root == personId
            ? near.Select(person => person.Id).Where(id => id != personId)
            : await db.Set<Person>().Where(person => person.RootId == root).Select(person => person.Id).ToListAsync(cancel);
        return [root, .. others.Order()];
    }

    /// <summary>Who these persons count as; unknown ids are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> Roots(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        ids.Count == 0
            ? new Dictionary<long, long>()
            : await db.Set<Person>().Where(person => ids.Contains(person.Id)).Select(person => new { person.Id, Root = person.RootId ?? person.Id }).ToDictionaryAsync(person => person.Id, person => person.Root, cancel);

    /// <summary>All rows that count as one of these roots, the roots themselves included, in the order of their ids.</summary>
    public static async Task<ILookup<long, Person>> Rows(TownlineDb db, IReadOnlyCollection<long> roots, CancellationToken cancel)
    {
        var rows = roots.Count == 0 ? [] : await With(db, roots, cancel);
        return rows.DistinctBy(person => person.Id).OrderBy(person => person.Id).ToLookup(person => person.RootId ?? person.Id);
    }

    /// <summary>Who these persons count as (unknown ids are left out), and all rows of each of those.</summary>
    public static async Task<(IReadOnlyDictionary<long, long> Roots, ILookup<long, Person> Rows)> Read(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = ids.Count == 0 ? [] : await With(db, ids, cancel);
        var asked = ids.ToHashSet();
        var roots = rows.Where(person => asked.Contains(person.Id)).DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.RootId ?? person.Id);
        var elsewhere = roots.Values.Where(root => !asked.Contains(root)).Distinct().ToList();
        if (elsewhere.Count > 0)
        {
            rows.AddRange(await With(db, elsewhere, cancel));
        }

        return (roots, rows.DistinctBy(person => person.Id).OrderBy(person => person.Id).ToLookup(person => person.RootId ?? person.Id));
    }

    /// <summary>These rows and those that hang under them, in one question.</summary>
    private static Task<List<Person>> With(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        db.Set<Person>().Where(person => ids.Contains(person.Id))
            .Concat(db.Set<Person>().Where(person => person.RootId != null && ids.Contains(person.RootId.Value)))
            .AsNoTracking()
            .ToListAsync(cancel);
}
