using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Townline.Tests.People.Merging;

public class MergeTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Two_persons_who_are_one_have_one_timeline_and_part_again_later_with_what_came_meanwhile(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, work) = (await people.Write("home@example.org", "From home"), await people.Write("work@example.org", "From work"));

        await people.Merge(home, work);
        Assert.Equal(home, await people.Write("home@example.org", "Home again"));
        Assert.Equal(work, await people.Write("work@example.org", "Work again"));

        Assert.Equal(["Work again", "Home again", "From work", "From home"], await people.Timeline(home));
        Assert.Equal(["Work again", "Home again", "From work", "From home"], await people.Timeline(work));
        await people.Undo(work);
        Assert.Equal(["Home again", "From home"], await people.Timeline(home));
        Assert.Equal(["Work again", "From work"], await people.Timeline(work));
    }

    [BothEngines]
    public async Task What_staff_write_down_for_one_of_them_stays_with_whose_address_it_came_by(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, work, stranger) = (await people.Write("home@example.org", "From home"), await people.Write("work@example.org", "From work"), await people.Write("stranger@example.org", "Hello"));
        await people.Merge(home, work);

        async Task<long?> Whose(long chosen, params string[] addresses) => (await people.Town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = people.Town.Tenant.Id,
            Channel = "web",
            Raw = [],
            ContentType = "text/plain",
            Actor = Actor.System("test"),
            KnownPersonId = chosen,
            From = new ClaimedPerson([.. addresses.Select(address => new ClaimedIdentity(IdentityKind.Email, address))]),
            Text = "Written down",
            ForStaff = true,
        })).PersonId;

        Assert.Equal(work, await Whose(home, "Work@example.org"));
        Assert.Equal(home, await Whose(work, "home@example.org"));
        Assert.Equal(work, await Whose(home, "stranger@example.org", "work@example.org"));
        Assert.Equal((home, work), (await Whose(home), await Whose(work)));
        Assert.Equal(home, await Whose(home, "stranger@example.org"));
        Assert.Equal(home, await Whose(home, "nobody@example.org"));
        await people.Undo(work);
        Assert.Equal(home, await Whose(home, "work@example.org"));
        Assert.Equal(["Hello"], await people.Timeline(stranger));
        Assert.Null(await people.Find("nobody@example.org"));
    }

    [BothEngines]
    public async Task The_card_of_one_shows_what_the_other_lacks_and_says_whose_it_is(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var rosa = await people.Add(new PersonRecord { Name = "Rosa Delgado", Language = "es" });
        var unknown = await people.Add(new PersonRecord { Name = "R. Delgado", Language = "en", AccessNeeds = "Large print", Identities = [new(IdentityKind.Email, $"card-{engine}@example.org", true)] });

        await people.Merge(rosa, unknown);

        var card = await people.Card(rosa);
        Assert.Equal(("Rosa Delgado", "es", "Large print"), (card.Name, card.Language, card.AccessNeeds));
        Assert.Equal(unknown, Assert.Single(card.Borrowed, from => from.Key == "access").Value);
        Assert.Equal(unknown, Assert.Single(card.Identities).PersonId);
        Assert.Equal((unknown, rosa, "R. Delgado"), (card.Merged.Single().Id, card.Merged.Single().IntoId, card.Merged.Single().Name));
        Assert.Equal((unknown, rosa, "Rosa Delgado"), ((await people.Card(unknown)).Id, (await people.Card(unknown)).RootId, (await people.Card(unknown)).Name));
        Assert.Equal(rosa, (await people.Find($"card-{engine}@example.org"))!.Id);
    }

    [BothEngines]
    public async Task Nobody_is_merged_with_themselves_or_in_a_ring(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (a, b, c) = (await people.Add("A"), await people.Add("B"), await people.Add("C"));

        Assert.Equal("merge-self", await people.Refusal(() => people.Merge(a, a)));
        await people.Merge(a, b);
        await people.Merge(b, c);
        Assert.Equal(a, (await people.Card(c)).RootId);
        Assert.Equal("merge-already", await people.Refusal(() => people.Merge(c, a)));
        Assert.Equal("merge-already", await people.Refusal(() => people.Merge(a, b)));
    }

    [BothEngines]
    public async Task A_person_and_an_organisation_are_not_one(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (person, club) = (await people.Add("A"), await people.Add(new PersonRecord { Name = "Club", Kind = PersonKind.Organisation }));

        Assert.Equal("merge-kind", await people.Refusal(() => people.Merge(person, club)));
    }

    [BothEngines]
    public async Task Somebody_of_another_town_is_not_there(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var people = await MergedPeople.On(town);
        var other = await town.AddTown("elsewhere");
        var here = await people.Add("A");
        var there = await town.Write(unit => Task.FromResult(town.Get<IPersonRecords>().Add(unit, new PersonRecord { Name = "A" })), other);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => town.Write(unit => town.Get<IMerges>().Merge(unit, new MergeOrder(here, 1, there, 1, "test"))));
        Assert.Null(await town.Read(db => town.Get<IMerges>().Preview(db, here, there, default)));
    }

    [BothEngines]
    public async Task Of_sixteen_clerks_who_merge_the_same_two_at_once_in_both_directions_one_does(Engine engine)
    {
        var town = await towns.On(engine);
        var people = await MergedPeople.On(town);
        var (a, b) = (await people.Add("A"), await people.Add("B"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await town.Write(unit => town.Get<IMerges>().Merge(unit, i % 2 == 0 ? new MergeOrder(a, 1, b, 1, "test") : new MergeOrder(b, 1, a, 1, "test")));
                return "done";
            }
            catch (PersonRefusedException refused)
            {
                return refused.Code;
            }
            catch (StalePersonException)
            {
                // One of the two was read before the other merge and one after it.
                return "merge-already";
            }
        }));

        Assert.Equal(15, outcomes.Count(outcome => outcome == "merge-already"));
        Assert.Single(outcomes, "done");
        Assert.Equal((await people.Card(a)).RootId, (await people.Card(b)).RootId);
    }

    [BothEngines]
    public async Task Who_merges_with_somebody_who_was_changed_meanwhile_is_told(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (a, b, c) = (await people.Add("A"), await people.Add("B"), await people.Add("C"));
        await people.Merge(a, b);

        await Assert.ThrowsAsync<StalePersonException>(() => people.Town.Write(unit => people.Town.Get<IMerges>().Merge(unit, new MergeOrder(a, 1, c, 1, "test"))));
        await Assert.ThrowsAsync<StalePersonException>(() => people.Town.Write(unit => people.Town.Get<IMerges>().Merge(unit, new MergeOrder(c, 1, b, 2, "test"))));
    }

    [BothEngines]
    public async Task An_undo_is_undone_by_merging_again_and_a_second_undo_says_that_it_is_done(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (a, b) = (await people.Add("A"), await people.Add("B"));
        await people.Merge(a, b);
        await people.Undo(b);

        Assert.Equal("merge-undone", await people.Refusal(() => people.Undo(b)));
        await people.Merge(b, a);
        Assert.Equal(b, (await people.Card(a)).RootId);
        var events = await people.Town.Read(db => db.Set<EventRow>().Where(row => row.SubjectId == a && row.Kind.StartsWith("person.")).OrderBy(row => row.Seq).ToListAsync());
        Assert.Equal(["person.gained", "person.released", "person.merged"], events.Select(row => row.Kind));
        Assert.All(events, row => Assert.Equal("test", row.Why));
        Assert.Contains("\"version\":4", events[2].Data);
    }

    [BothEngines]
    public async Task An_undo_in_the_middle_takes_along_who_had_been_merged_into_them(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (a, b, c) = (await people.Add("A"), await people.Add("B"), await people.Add("C"));
        await people.Merge(b, c);
        await people.Merge(a, b);

        await people.Undo(b);

        Assert.Equal([a], await people.Same(a));
        Assert.Equal([b, c], await people.Same(c));
    }

    [BothEngines]
    public async Task Fifty_may_be_one_and_no_more(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var root = await people.Add("Root");
        for (var i = 1; i < 50; i++)
        {
            await people.Merge(root, await people.Add($"No {i}"));
        }

        Assert.Equal("merge-many", await people.Refusal(async () => await people.Merge(root, await people.Add("One too many"))));
    }

    [BothEngines]
    public async Task Search_finds_one_person_by_the_words_of_all_and_two_after_the_undo(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (a, b) = (await people.Add("Quirina Altamont"), await people.Add("Zebulon Altamont"));
        await people.Merge(a, b);
        using var clerk = await people.Town.SignIn(Role.Agent);

        Assert.Single((await clerk.Get("/desk/search?q=altamont")).Document.QuerySelectorAll("[data-row]"));
        Assert.Single((await clerk.Get("/desk/search?q=quirina+zebulon")).Document.QuerySelectorAll($"[href='/desk/people/{a}']"));
        await people.Undo(b);
        Assert.Equal(2, (await clerk.Get("/desk/search?q=altamont")).Document.QuerySelectorAll("[data-row]").Length);
        Assert.Empty((await clerk.Get("/desk/search?q=quirina+zebulon")).Document.QuerySelectorAll("[data-row]"));
    }

    [BothEngines]
    public async Task A_refusal_of_one_holds_for_both_and_the_ledger_shows_all_lines(Engine engine)
    {
        var people = await MergedPeople.On(await towns.On(engine));
        var (a, b) = (await people.Add("A"), await people.Add("B"));
        await people.Town.Write(unit => people.Town.Get<IPersonEditor>().Record(unit, b, new ConsentOrder(ConsentPurpose.Updates, null, false, null, "phone", null)));
        await people.Merge(a, await people.Root(b));

        Assert.Equal([a, b], (await people.Town.Read(db => people.Town.Get<IPeople>().Refusing(db, [a, b], ConsentPurpose.Updates, null, default))).Order());
        Assert.Single(await people.Town.Read(db => people.Town.Get<IPeople>().Ledger(db, a, default)));
    }

    [BothEngines]
    public async Task A_page_of_the_timeline_of_many_is_read_by_the_index_of_each(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (a, b) = (await people.Write("a@example.org", "a"), await people.Write("b@example.org", "b"));
        await people.Merge(a, b);

        var statements = await QueryWatch.During(() => people.Town.Get<ITimelines>().OfPerson(people.Town.Tenant.Id, a, null, 50, default));

        var plan = await QueryWatch.Plan(people.Town, engine, Assert.Single(statements, statement => statement.Sql.Contains("conversations_entry", StringComparison.Ordinal)));
        Assert.Equal(2, plan.Split("IX_conversations_entry_tenant_id_person_id_id").Length - 1);
    }
}
