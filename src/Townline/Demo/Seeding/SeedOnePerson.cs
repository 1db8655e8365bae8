using Townline.Demo.People;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Demo.Seeding;

/// <summary>
/// Residents who are in the books twice, as they are in every town: one found out and merged, one still to be looked at; a couple, and a daughter
/// who acts for her mother.
/// </summary>
internal sealed class SeedOnePerson(IPersonRecords records, IMerges merges, ILinks links)
{
    public async Task Seed(Unit unit, DemoTown demo, IReadOnlyDictionary<int, long> ids)
    {
        var known = demo.Residents.Where(resident => resident is { Organisation: null, Email: not null }).OrderBy(resident => resident.Number).Take(6).ToList();
        Again(unit, known[0], known[0].Name, "work");
        var found = Again(unit, known[1], $"{known[1].GivenName[..1]}. {known[1].FamilyName}", "office");
        await unit.Flush();
        await merges.Merge(unit, new MergeOrder(ids[known[1].Number], 1, found, 1, "Asked at the counter: both are hers"));
        await links.Add(unit, new LinkOrder(LinkKind.Household, ids[known[2].Number], ids[known[3].Number], "Both, at the counter", "counter"));
        await links.Add(unit, new LinkOrder(LinkKind.ActsFor, ids[known[4].Number], ids[known[5].Number], known[5].Name, "letter", "Rubbish and parking"));
    }

    private long Again(Unit unit, DemoResident resident, string name, string host)
    {
        var local = resident.Email!.Split('@')[0];
        return records.Add(unit, new PersonRecord { Name = name, Language = resident.Language, Identities = [new KnownIdentity(IdentityKind.Email, $"{local}@{host}.example", false)] });
    }
}
