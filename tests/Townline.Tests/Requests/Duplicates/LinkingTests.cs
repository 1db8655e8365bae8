using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Api;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Duplicates;

/// <summary>Several requests about one problem.</summary>
public class LinkingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Links_are_one_level_deep_without_rings_and_never_to_what_is_closed(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var (town, first, second, third) = (near.Town, await near.Report("Hole"), await near.Report("Hole"), await near.Report("Hole"));
        var closed = await near.Report("Hole");
        await town.Do((requests, unit) => requests.Close(unit, closed, new Closure(Outcome.Done, "Filled.")));

        await Link(town, second, first);
        await Link(town, second, first);

        Assert.Equal("link-self", await Refused(town, third, third));
        Assert.Equal("link-parent-is-child", await Refused(town, third, second));
        Assert.Equal("link-has-children", await Refused(town, first, third));
        Assert.Equal("link-parent-is-child", await Refused(town, first, second));
        Assert.Equal("link-linked", await Refused(town, second, third));
        Assert.Equal("link-parent-closed", await Refused(town, third, closed));
        Assert.Equal("link-closed", await Refused(town, closed, first));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Link(town, third, 12345));
        Assert.Equal([second], (await Problem(town, first)).Children.Select(child => child.Id));
        Assert.Equal(first, (await Problem(town, second)).Parent?.Id);
    }

    [BothEngines]
    public async Task Two_clerks_who_link_two_requests_to_each_other_at_once_make_no_ring(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        for (var round = 0; round < 5; round++)
        {
            var (town, one, other) = (near.Town, await near.Report("Hole"), await near.Report("Hole"));

            var refusals = await Task.WhenAll(Try(town, one, other), Try(town, other, one));

            Assert.Single(refusals, refusal => refusal is null);
            Assert.Equal(1, await town.Read(db => db.Set<Townline.Requests.Duplicates.Link>().CountAsync(link => link.RequestId == one || link.RequestId == other)));
        }
    }

    [BothEngines]
    public async Task An_answer_at_the_parent_and_its_closure_reach_everyone_of_its_children_exactly_once(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var api = await ApiTown.On(town);
        var parent = await Reported(api, "rosa@example.org");
        var child = await Reported(api, "eva@example.org");
        var gone = await Reported(api, "max@example.org");
        await town.Do((requests, unit) => requests.Close(unit, gone, new Closure(Outcome.Duplicate, "We know of it.", DuplicateOf: parent)));
        await Link(town, child, parent);

        var answer = await town.Write(unit => town.Get<IConversations>().Reply(unit, parent, "A crew comes on Monday.", [], forAll: true));
        await town.Do((requests, unit) => requests.Close(unit, parent, new Closure(Outcome.Done, "Filled on Monday.")));
        await town.OutboxIsDone();

        Assert.Equal(["eva", "max", "rosa"], await Heard(town, entry => entry == answer));
        var told = await town.Read(db => db.Set<DeliveryRow>().Where(delivery => delivery.EntryId != answer).Select(delivery => new { delivery.PersonId, delivery.RequestId, delivery.EntryId }).ToListAsync());
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(["eva", "max", "max", "rosa"], (await Heard(town, entry => entry != answer)).Order());
        var closed = await town.Of(child);
        Assert.Equal((false, Outcome.Duplicate, parent, "Filled on Monday."), (closed.Open, closed.Outcome, closed.DuplicateOfId, closed.OutcomeText));
    }

    [BothEngines]
    public async Task Whoever_has_the_problem_is_counted_once_and_no_longer_when_the_link_is_taken_back(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var api = await ApiTown.On(town);
        var (parent, child, again) = (await Reported(api, "rosa@example.org"), await Reported(api, "eva@example.org"), await Reported(api, "rosa@example.org"));
        await town.Do((requests, unit) => requests.Follow(unit, child, null));

        await Link(town, child, parent);
        await Link(town, again, parent);

        Assert.Equal(3, (await Problem(town, parent)).People);
        Assert.Equal(1, (await town.Of(parent)).Followers);
        await town.Write(unit => town.Get<IProblems>().Unlink(unit, child));
        Assert.Equal(1, (await Problem(town, parent)).People);
        Assert.Equal(0, (await town.Of(parent)).Followers);
        Assert.Null((await Problem(town, child)).Parent);
    }

    [BothEngines]
    public async Task Children_open_again_with_their_parent_and_when_they_are_found_to_be_another_problem(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var (town, parent, child, other) = (near.Town, await near.Report("Hole"), await near.Report("Hole"), await near.Report("Hole"));
        await Link(town, child, parent);
        await Link(town, other, parent);

        await town.Do((requests, unit) => requests.Close(unit, parent, new Closure(Outcome.Done, "Filled.")));
        Assert.False((await town.Of(child)).Open);
        await town.Do((requests, unit) => requests.Dispute(unit, parent, "It is still there"));
        Assert.True((await town.Of(child)).Open);

        await town.Do((requests, unit) => requests.Close(unit, parent, new Closure(Outcome.Done, "Filled.")));
        await town.Write(unit => town.Get<IProblems>().NotTheSame(unit, other, parent));
        Assert.True((await town.Of(other)).Open);
        Assert.Null((await town.Of(other)).DuplicateOfId);
        Assert.False((await town.Of(child)).Open);
    }

    [BothEngines]
    public async Task What_a_person_has_judged_is_not_suggested_again(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var (town, first, second) = (near.Town, await near.Report("Deep hole by the school"), await near.Report("Deep hole by the school"));
        Assert.Equal([first], (await Problem(town, second)).Perhaps.Select(one => one.Id));
        Assert.Equal([second], (await Problem(town, first)).Perhaps.Select(one => one.Id));

        await town.Write(unit => town.Get<IProblems>().NotTheSame(unit, second, first));

        Assert.Empty((await Problem(town, second)).Perhaps);
        Assert.Empty((await Problem(town, first)).Perhaps);
    }

    [BothEngines]
    public async Task A_request_of_another_town_is_not_there_to_be_linked(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var near = await NearTown.On(town);
        var (ours, theirs) = (await near.Report("Hole"), await near.Report("Hole"));
        var neighbour = await town.AddTown("next");

        await Assert.ThrowsAsync<KeyNotFoundException>(() => town.Write(unit => town.Get<IProblems>().Link(unit, ours, theirs), neighbour));
    }

    private static Task Link(TestTown town, long child, long parent) => town.Write(unit => town.Get<IProblems>().Link(unit, child, parent));

    private static async Task<string> Refused(TestTown town, long child, long parent) => (await Assert.ThrowsAsync<RuleBrokenException>(() => Link(town, child, parent))).Code;

    private static async Task<RuleBrokenException?> Try(TestTown town, long child, long parent)
    {
        try
        {
            await Link(town, child, parent);
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal;
        }
    }

    private static async Task<ProblemView> Problem(TestTown town, long id) => await town.Get<IProblems>().Of(town.Tenant.Id, await town.Of(id), default);

    private static async Task<long> Reported(ApiTown api, string email)
    {
        var report = ApiTown.Report("A hole by the school");
        report["email"] = email;
        return long.Parse((string)(await api.Post(report))["id"]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Who was written to, by the first part of their address, in order.</summary>
    private static Task<List<string>> Heard(TestTown town, Func<long, bool> of) => town.Read(async db =>
    {
        var deliveries = await db.Set<DeliveryRow>().ToListAsync();
        var names = await db.Set<Townline.People.PersonIdentity>().ToDictionaryAsync(identity => identity.PersonId, identity => identity.Value.Split('@', 2)[0]);
        return deliveries.Where(delivery => of(delivery.EntryId)).Select(delivery => names[delivery.PersonId!.Value]).Order(StringComparer.Ordinal).ToList();
    });
}
