using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.People.Merging;

/// <inheritdoc/>
internal sealed class Merges(PersonWords words) : IMerges
{
    public async Task<MergePreview?> Preview(TownlineDb db, long intoId, long fromId, CancellationToken cancel)
    {
        var roots = await Clusters.Roots(db, [intoId, fromId], cancel);
        if (!roots.TryGetValue(intoId, out var into) || !roots.TryGetValue(fromId, out var from) || into == from)
        {
            return null;
        }

        var rows = await Clusters.Rows(db, [into, from], cancel);
        return await Preview(db, [.. Ordered(rows[into], into)], [.. Ordered(rows[from], from)], cancel);
    }

    public async Task<MergePreview?> PreviewUndo(TownlineDb db, long memberId, CancellationToken cancel)
    {
        if (!(await Clusters.Roots(db, [memberId], cancel)).TryGetValue(memberId, out var root) || root == memberId)
        {
            return null;
        }

        var rows = Ordered((await Clusters.Rows(db, [root], cancel))[root], root).ToList();
        var parting = Below(rows, memberId);
        return await Preview(db, rows.FindAll(person => !parting.Contains(person.Id)), [.. Ordered(rows.Where(person => parting.Contains(person.Id)), memberId)], cancel);
    }

    public async Task Merge(Unit unit, MergeOrder order)
    {
        var reason = PersonDetailsCheck.Reason(order.Why);
        PersonDetailsCheck.Demand(order.IntoId != order.FromId, "merge-self");
        var (into, from) = (await Root(unit, order.IntoId), await Root(unit, order.FromId));

        // The ring: whoever counts as the same already cannot be hung anywhere but under itself.
        PersonDetailsCheck.Demand(into.Id != from.Id, "merge-already");
        Fresh(into, order.IntoId, order.IntoVersion);
        Fresh(from, order.FromId, order.FromVersion);
        PersonDetailsCheck.Demand(into.Kind == from.Kind, "merge-kind");
        var moving = await Rows(unit, from.Id);
        var staying = await unit.Db.Set<Person>().CountAsync(person => person.RootId == into.Id);
        PersonDetailsCheck.Demand(1 + staying + moving.Count <= Clusters.Most, "merge-many", Clusters.Most);
        foreach (var person in moving)
        {
            person.RootId = into.Id;
        }

        (from.MergedIntoId, from.MergedAt) = (into.Id, unit.Now);
        (into.Version, from.Version) = (into.Version + 1, from.Version + 1);
        await unit.Db.SaveChangesAsync();
        await words.Renew(unit, from.Id);
        await unit.Publish(new PersonMerged(from.Id, into.Id, from.Version) { Reason = reason });
        await unit.Publish(new PersonGained(into.Id, from.Id, into.Version) { Reason = reason });
    }

    public async Task Undo(Unit unit, long memberId, long rootId, int rootVersion, string why)
    {
        var reason = PersonDetailsCheck.Reason(why);
        var member = await Load(unit, memberId);
        PersonDetailsCheck.Demand(member.MergedIntoId is not null && member.RootId is not null, "merge-undone");
        var root = await Load(unit, member.RootId!.Value);
        Fresh(root, rootId, rootVersion);
        var rows = await Rows(unit, root.Id);
        var parting = Below(rows, member.Id);
        foreach (var person in rows.Where(person => parting.Contains(person.Id)))
        {
            person.RootId = person.Id == member.Id ? null : member.Id;
        }

        (member.MergedIntoId, member.MergedAt) = (null, null);
        (root.Version, member.Version) = (root.Version + 1, member.Version + 1);
        await unit.Db.SaveChangesAsync();
        await words.Renew(unit, member.Id);
        await words.Renew(unit, root.Id);
        await unit.Publish(new PersonSeparated(member.Id, root.Id, member.Version) { Reason = reason });
        await unit.Publish(new PersonReleased(root.Id, member.Id, root.Version) { Reason = reason });
    }

    private static async Task<MergePreview> Preview(TownlineDb db, List<Person> into, List<Person> from, CancellationToken cancel)
    {
        var ids = into.Concat(from).Select(person => person.Id).ToList();
        var identities = await db.Set<PersonIdentity>().AsNoTracking().Where(identity => ids.Contains(identity.PersonId)).OrderBy(identity => identity.Id).ToListAsync(cancel);
        var consents = await PeopleStore.NewestFirst(db.Set<Consent>().AsNoTracking().Where(consent => ids.Contains(consent.PersonId))).ToListAsync(cancel);
        return new MergePreview(Side(into), Side(from), Side([.. into, .. from]));

        PersonCard Side(List<Person> members)
        {
            var mine = members.Select(person => person.Id).ToHashSet();
            return PersonCards.Card(
                members[0].Id, members, identities.FindAll(identity => mine.Contains(identity.PersonId)), consents.Where(consent => mine.Contains(consent.PersonId)));
        }
    }

    /// <summary>The person and all who hang under them, directly or not.</summary>
    private static HashSet<long> Below(IReadOnlyCollection<Person> rows, long id)
    {
        var below = new HashSet<long> { id };
        while (rows.FirstOrDefault(person => person.MergedIntoId is { } into && below.Contains(into) && !below.Contains(person.Id)) is { } next)
        {
            below.Add(next.Id);
        }

        return below;
    }

    private static IEnumerable<Person> Ordered(IEnumerable<Person> rows, long first) => rows.OrderBy(person => person.Id == first ? 0 : 1).ThenBy(person => person.Id);

    private static void Fresh(Person person, long seen, int version)
    {
        if (person.Id != seen || person.Version != version)
        {
            throw new StalePersonException(person.Id, person.Version);
        }
    }

    private static async Task<Person> Root(Unit unit, long id)
    {
        var person = await Load(unit, id);
        return person.RootId is { } root ? await Load(unit, root) : person;
    }

    private static Task<List<Person>> Rows(Unit unit, long root) =>
        unit.Db.Set<Person>().AsTracking().Where(person => person.Id == root || person.RootId == root).ToListAsync();

    private static async Task<Person> Load(Unit unit, long id) =>
        await unit.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(person => person.Id == id) ?? throw new KeyNotFoundException($"There is no person {id}.");
}
