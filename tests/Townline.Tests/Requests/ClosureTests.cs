using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Requests;

public class ClosureTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_request_closes_only_with_what_its_outcome_needs(Engine engine)
    {
        var town = await Town(engine);
        var (pothole, litter) = (await town.Open(SampleServices.Pothole), await town.Open(SampleServices.Litter));
        Task<string> Close(long id, Closure closure) => town.Broken((requests, unit) => requests.Close(unit, id, closure));

        Assert.Equal("close-sentence", await Close(pothole, new Closure(Outcome.Done, " ")));
        Assert.Equal("close-sentence-long", await Close(pothole, new Closure(Outcome.Done, new string('a', 2001))));
        Assert.Equal("close-to", await Close(pothole, new Closure(Outcome.NotOurs, "It is the county's.")));
        Assert.Equal("close-duplicate-of", await Close(pothole, new Closure(Outcome.Duplicate, "We knew it.")));
        Assert.Equal("close-duplicate-self", await Close(pothole, new Closure(Outcome.Duplicate, "We knew it.", DuplicateOf: pothole)));
        Assert.Equal("close-evidence", await Close(litter, new Closure(Outcome.Done, "It is gone.")));
        Assert.True((await town.Of(pothole)).Open);
    }

    [BothEngines]
    public async Task Evidence_is_asked_for_what_was_done_and_not_for_what_could_not_be(Engine engine)
    {
        var town = await Town(engine);
        var (done, could) = (await town.Open(SampleServices.Litter), await town.Open(SampleServices.Litter));

        await town.Do((requests, unit) => requests.Close(unit, done, new Closure(Outcome.Done, "It is gone.", Evidence: [77])));
        await town.Do((requests, unit) => requests.Close(unit, could, new Closure(Outcome.CouldNot, "The bank is too steep.")));

        Assert.Equal((Outcome.Done, Outcome.CouldNot), ((await town.Of(done)).Outcome!.Value, (await town.Of(could)).Outcome!.Value));
    }

    [BothEngines]
    public async Task What_is_closed_is_not_closed_again(Engine engine)
    {
        var town = await Town(engine);
        var id = await town.Open(SampleServices.Pothole);
        await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Filled.")));

        Assert.Equal("already-closed", await town.Broken((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Filled again."))));
        Assert.Equal("Filled.", (await town.Of(id)).OutcomeText);
    }

    [BothEngines]
    public async Task Not_fixed_brings_it_back_to_nobody_so_that_somebody_else_looks(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        using var colleague = await town.SignIn(Role.Agent);
        var id = await town.Open(SampleServices.Pothole, request => request with { AssigneeId = clerk.Staff!.Id });
        var actor = new Actor(ActorKind.Staff, clerk.Staff!.Id, "desk");
        await town.Get<Store>().Write(town.Tenant.Id, actor, unit => town.Get<IRequests>().Close(unit, id, new Closure(Outcome.Done, "Filled.")));

        await town.Do((requests, unit) => requests.Dispute(unit, id, null));

        var request = await town.Of(id);
        Assert.True(request is { Open: true, Disputed: true, AssigneeId: null, Outcome: null, OutcomeText: null, State: "reopened" });
        Assert.Equal(clerk.Staff.Id, request.ClosedById);
        Assert.Contains("Let a colleague look at it this time.", (await clerk.Get($"/desk/requests/{request.Number}")).Text);
        Assert.DoesNotContain("Let a colleague", (await colleague.Get($"/desk/requests/{request.Number}")).Text);
        Assert.Contains($"{request.Number}", (await colleague.Get("/desk?queue=disputed")).Html);
    }

    [BothEngines]
    public async Task Not_fixed_can_be_said_for_as_long_as_the_town_allows_and_not_of_what_is_open(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var id = await town.Open(SampleServices.Pothole);
        Assert.Equal("dispute-open", await town.Broken((requests, unit) => requests.Dispute(unit, id, null)));
        await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Filled.")));

        town.Clock.Move(TimeSpan.FromDays(30) - TimeSpan.FromHours(1));
        await town.Do((requests, unit) => requests.Dispute(unit, id, null));
        await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Filled deeper.")));
        town.Clock.Move(TimeSpan.FromDays(30) + TimeSpan.FromMilliseconds(1));

        Assert.Equal("dispute-late", await town.Broken((requests, unit) => requests.Dispute(unit, id, null)));
        Assert.Equal(1, (await town.Of(id)).Disputes);
    }

    [BothEngines]
    public async Task An_answered_dispute_is_no_longer_one_and_stays_counted(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var id = await town.Open(SampleServices.Pothole);
        await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Filled.")));
        await town.Do((requests, unit) => requests.Dispute(unit, id, null));

        await town.Do((requests, unit) => requests.Move(unit, id, "in_progress"));

        Assert.True(await town.Of(id) is { Disputed: false, Disputes: 1 });
        var figures = (await town.Get<IRequestQueries>().Figures(town.Tenant.Id, default)).Single(figure => figure.ServiceId == SampleServices.Pothole.Id);
        Assert.Equal((1, 1, 1.0), (figures.Closed, figures.Disputed, figures.DisputedShare));
    }

    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        return town;
    }
}
