using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Matching.Town;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;

namespace Townline.Tests.People.Matching;

public class SuggestionTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Somebody_new_is_compared_after_they_came_and_never_merged_by_itself(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, work) = await Two(people);

        await Compared(people);

        var found = Assert.Single(await Of(people, home));
        Assert.Equal((home, work, false), (found.OneId, found.OtherId, found.IsStrong));
        Assert.Equal(["given.same", "surname.close", "email.close"], found.Reasons);
        Assert.Equal([found.Score], (await Strongest(people)).Select(pair => pair.Score));
        Assert.Equal(work, (await people.Card(work)).RootId);
    }

    [BothEngines]
    public async Task Not_the_same_is_remembered_for_ever_by_whichever_of_their_addresses(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, work) = await Two(people);
        await Compared(people);

        await people.Town.Write(unit => people.Town.Get<ISuggestions>().Refuse(unit, work, home));
        await people.Town.Get<MatchKeeper>().Keep(people.Town.Tenant.Id, [home, work], default);

        Assert.Empty(await Of(people, home));
        Assert.Empty(await Strongest(people));
        var third = await people.Add(new PersonRecord { Name = "Rosalinda Delgado", Identities = [new(IdentityKind.Email, "rosalinda.delgado@third.example", true)] });
        await people.Merge(home, third);
        await Compared(people);
        Assert.Empty(await Of(people, home));
        Assert.Empty(await Strongest(people));
    }

    [BothEngines]
    public async Task What_clerks_accept_and_refuse_moves_the_weights_within_bounds_and_an_undo_takes_the_lesson_back(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, work) = await Two(people);
        await Compared(people);
        await people.Merge(home, work);
        Assert.Equal((1, 0), await Lesson(people, "email.close"));
        Assert.Empty(await Of(people, home));

        await people.Undo(work);

        Assert.Equal((0, 1), await Lesson(people, "email.close"));
        Assert.Empty(await Of(people, home));
        await people.Merge(home, work);
        Assert.Equal((1, 0), await Lesson(people, "email.close"));
        Assert.Equal((1, 0), await Lesson(people, "*"));
    }

    [BothEngines]
    public async Task A_change_by_a_clerk_is_compared_too(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (one, other) = (await people.Add("Rosalinda Delgado"), await people.Add("Nobody"));
        await Compared(people);
        Assert.Empty(await Of(people, one));

        await people.Town.Write(unit => people.Town.Get<IPersonEditor>().Change(unit, other, new PersonDetails { Name = "Rosalinda Delgado" }, "test", 1));
        await people.Town.OutboxIsDone();
        Assert.Single(await Of(people, one));

        await people.Town.Write(unit => people.Town.Get<IPersonEditor>().Change(unit, other, new PersonDetails { Name = "Tom Baker" }, "test", 2));
        await people.Town.OutboxIsDone();
        Assert.Empty(await Of(people, one));
    }

    [BothEngines]
    public async Task A_family_and_its_neighbours_in_one_house_and_a_namesake_in_the_street_are_nobody_to_look_at(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Add(new PersonRecord { Name = "Rosalinda Delgado", Identities = [new(IdentityKind.PostalAddress, "Rosalinda Delgado, 12 Elm Street, 41001", true)] });
        await people.Add(new PersonRecord { Name = "Luis Delgado", Identities = [new(IdentityKind.PostalAddress, "Luis Delgado, 12 Elm Street, 41001", true)] });
        await people.Add(new PersonRecord { Name = "Tom Baker", Identities = [new(IdentityKind.PostalAddress, "Tom Baker, 12 Elm Street, 41001", true)] });
        await people.Add(new PersonRecord { Name = "Rosalinda Hightower", Identities = [new(IdentityKind.PostalAddress, "Rosalinda Hightower, 871 Elm Street, 41001", true)] });

        await Compared(people);

        Assert.Empty(await Of(people, rosa));
        Assert.Empty(await Strongest(people));
    }

    [BothEngines]
    public async Task Another_towns_people_are_not_looked_at(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var people = await MergedPeople.On(town);
        var next = await town.AddTown("next");
        var here = await people.Add("Rosalinda Delgado");
        await town.Write(unit => Task.FromResult(town.Get<IPersonRecords>().Add(unit, new PersonRecord { Name = "Rosalinda Delgado" })), next);

        await Compared(people);

        Assert.Empty(await Of(people, here));
    }

    [BothEngines]
    public async Task Each_key_is_looked_up_by_its_index(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, _) = await Two(people);
        await Compared(people);

        var statements = await QueryWatch.During(() => people.Town.Read(db => people.Town.Get<Matcher>().Compare(db, home, default)));

        var lookups = statements.Where(statement => statement.Sql.Contains("people_match_card", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lookups.Count);
        foreach (var lookup in lookups)
        {
            Assert.Contains("IX_people_match_card_tenant_id_key", await QueryWatch.Plan(people.Town, engine, lookup));
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(10, 10, 10, 10, 0)]
    [InlineData(1000, 0, 1000, 1000, Lessons.MostBits)]
    [InlineData(0, 1000, 1000, 1000, -Lessons.MostBits)]
    public void An_agreement_that_stood_oftener_in_what_was_accepted_gains_and_at_most_two_bits(int accepted, int refused, int allAccepted, int allRefused, double bits) =>
        Assert.Equal(bits, Lessons.Bits(accepted, refused, allAccepted, allRefused), 6);

    private static async Task<(long, long)> Two(MergedPeople people) =>
    (
        await people.Add(new PersonRecord { Name = "Rosalinda Delgado", Identities = [new(IdentityKind.Email, "rosalinda@home.example", true)] }),
        await people.Add(new PersonRecord { Name = "Rosalinda Delgadp", Identities = [new(IdentityKind.Email, "rosalinda@work.example", true)] })
    );

    private static Task Compared(MergedPeople people) => people.Town.Get<MatchSweep>().Run(default);

    private static Task<IReadOnlyList<Suggestion>> Of(MergedPeople people, long person) => people.Town.Read(db => people.Town.Get<ISuggestions>().Of(db, person, 5, default));

    private static Task<IReadOnlyList<Suggestion>> Strongest(MergedPeople people) => people.Town.Read(db => people.Town.Get<ISuggestions>().Strongest(db, 5, default));

    private static async Task<(int, int)> Lesson(MergedPeople people, string pattern)
    {
        var lesson = await people.Town.Read(db => db.Set<Lesson>().SingleOrDefaultAsync(lesson => lesson.Pattern == pattern));
        return (lesson?.Accepted ?? 0, lesson?.Refused ?? 0);
    }
}
