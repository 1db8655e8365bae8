using Townline.People.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.People;

public class PersonEditorTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Of_sixteen_changes_of_one_version_one_holds_and_the_others_are_told(Engine engine)
    {
        var town = await towns.On(engine);
        var person = await Add(town);

        var stale = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await town.Write(unit => town.Get<IPersonEditor>().Change(unit, person, new PersonDetails { Name = $"Rosa {i}" }, "test", 1));
                return false;
            }
            catch (StalePersonException)
            {
                return true;
            }
        }));

        Assert.Equal(15, stale.Count(isStale => isStale));
        Assert.Equal(2, (await Card(town, person)).Version);
    }

    [BothEngines]
    public async Task Nothing_is_written_when_nothing_differs(Engine engine)
    {
        var town = await towns.On(engine);
        var person = await Add(town);

        await town.Write(unit => town.Get<IPersonEditor>().Change(unit, person, new PersonDetails { Name = " Rosa " }, "test", 1));

        Assert.Equal(1, (await Card(town, person)).Version);
    }

    [BothEngines]
    public async Task Only_an_organisation_is_spoken_for(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, friend) = (await Add(town), await Add(town));
        var club = await Add(town, PersonKind.Organisation);
        Task Speak(long who, long of) => town.Write(unit => town.Get<IPersonEditor>().Change(unit, who, new PersonDetails { Name = "Rosa", OrganisationId = of }, "test", 1));

        await Speak(person, club);
        Assert.Equal("organisation", (await Assert.ThrowsAsync<PersonRefusedException>(() => Speak(friend, person))).Code);
        Assert.Equal("organisation", (await Assert.ThrowsAsync<PersonRefusedException>(() => Speak(club, club))).Code);
        Assert.Equal([person], (await town.Read(db => town.Get<IPeople>().OfOrganisation(db, club, 10, default))).Select(member => member.Id));
    }

    [BothEngines]
    public async Task Consent_for_one_channel_and_for_all_is_weighed_by_what_was_said_last(Engine engine)
    {
        var town = await towns.On(engine);
        var (never, all, one) = (await Add(town), await Add(town), await Add(town));
        await Say(town, all, null, given: true, daysAgo: 5);
        await Say(town, all, null, given: false, daysAgo: 3);
        await Say(town, one, null, given: true, daysAgo: 5);
        await Say(town, one, "web", given: false, daysAgo: 4);

        Task<IReadOnlySet<long>> Refusing(string? channel) => town.Write(unit => town.Get<IPeople>().Refusing(unit.Db, [never, all, one], ConsentPurpose.Updates, channel, default));

        Assert.Equal([all, one], (await Refusing("web")).Order());
        Assert.Equal([all], await Refusing("open311"));
        await Say(town, all, null, given: true, daysAgo: 1);
        Assert.Equal([one], await Refusing("web"));
        Assert.Equal([true, false, true], (await town.Read(db => town.Get<IPeople>().Ledger(db, all, default))).Select(line => line.Given));
    }

    private static Task Say(TestTown town, long person, string? channel, bool given, int daysAgo) => town.Write(unit =>
        town.Get<IPersonEditor>().Record(unit, person, new ConsentOrder(ConsentPurpose.Updates, channel, given, unit.Now.AddDays(-daysAgo), "phone", "May we write?")));

    private static Task<long> Add(TestTown town, PersonKind kind = PersonKind.Person) =>
        town.Write(unit => Task.FromResult(town.Get<IPersonRecords>().Add(unit, new PersonRecord { Kind = kind, Name = "Rosa" })));

    private static async Task<PersonCard> Card(TestTown town, long person) => (await town.Read(db => town.Get<IPeople>().Cards(db, [person], default))).Single();
}
