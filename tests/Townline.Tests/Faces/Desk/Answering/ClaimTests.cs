using System.Net.Http.Json;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Desk.Answering;

public class ClaimTests(Towns towns) : IClassFixture<Towns>
{
    private sealed record Mark(long Number, string Who, long Until, bool Mine);

    [BothEngines]
    public async Task The_second_is_warned_may_take_over_and_the_first_keeps_her_text(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var ana = await town.SignIn(Role.Agent);
        using var luis = await town.SignIn(Role.Agent);
        var hers = await (await ana.Open(reported.Number)).Form("[data-claim-of=nobody]").Submit();
        Assert.Contains("You are answering", hers.Text);
        await hers.Write("Dear resident", "Keep as draft");

        var his = await luis.Open(reported.Number);
        Assert.Contains($"{ana.Staff!.Name} is answering", his.One("[data-claim-of=another]").TextContent);
        Assert.Contains($"{ana.Staff!.Name} is answering", (await luis.Get("/desk?queue=open")).One($"[data-claim-mark='{reported.Number}']").TextContent);
        his = await his.Write("We come", "Send");
        Assert.Equal([$"{ana.Staff!.Name} is answering this. Take over first if you want to answer yourself. Your text is kept."], his.Errors);

        his = await (await luis.Open(reported.Number)).Form("[data-claim-of=another] form").Submit("Take over");
        Assert.Equal("We come", his.Typed());
        hers = await ana.Open(reported.Number);
        Assert.Contains($"{luis.Staff!.Name} took over from you", hers.Text);
        Assert.Equal("Dear resident", hers.Typed());
        Assert.Contains("is answering this", (await hers.Write("Dear resident,", "Send")).Errors.Single());
        await his.Form(AnsweringTown.Composer).Submit("Send");
        Assert.Equal(["We come"], await Sent(town, reported.Number));
        Assert.Empty((await ana.Open(reported.Number)).Document.QuerySelectorAll("[data-claim-of=another]"));
    }

    [BothEngines]
    public async Task A_claim_ends_by_itself_and_by_letting_go_and_is_renewed_by_its_holder(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var reported = await town.ReportLamp();
        using var ana = await town.SignIn(Role.Agent);
        using var luis = await town.SignIn(Role.Agent);
        await (await ana.Open(reported.Number)).Form("[data-claim-of=nobody]").Submit();
        town.Clock.Move(TimeSpan.FromMinutes(3));
        await Take(town, reported.Number, ana);
        town.Clock.Move(TimeSpan.FromMinutes(3));
        Assert.Equal([ana.Staff!.Name], (await Marks(luis, reported.Number)).Select(mark => mark.Who));
        Assert.True((await Marks(ana, reported.Number)).Single().Mine);

        town.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Empty(await Marks(luis, reported.Number));
        await (await luis.Open(reported.Number)).Form("[data-claim-of=nobody]").Submit();
        var his = await luis.Open(reported.Number);
        await his.Form("[data-claim-of=me]").Submit("Stop answering");
        Assert.Empty(await Marks(ana, reported.Number));
    }

    [BothEngines]
    public async Task Who_hands_over_lets_go_and_lets_the_draft_be_read(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var ana = await town.SignIn(Role.Agent);
        using var luis = await town.SignIn(Role.Agent);
        await (await (await ana.Open(reported.Number)).Write("So far", "Keep as draft")).Form("[data-claim-of=nobody]").Submit();

        await (await ana.Open(reported.Number)).Form("[data-claim-of=me]").Submit("Hand over, with my draft");

        var his = await luis.Open(reported.Number);
        Assert.Empty(his.Document.QuerySelectorAll("[data-claim-of=another]"));
        Assert.Contains("So far", his.One("[data-draft-of]").TextContent);
    }

    [BothEngines]
    public async Task Of_many_who_begin_at_once_one_answers(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        var request = await town.Request(reported.Number);

        var holders = await Task.WhenAll(Enumerable.Range(1, 16).Select(staff =>
            town.Write(unit => town.Get<IClaims>().Take(unit, request.Id, request.Number, new Claimant(staff, $"Clerk {staff}")))));

        Assert.Single(holders.Select(claim => claim.StaffId).Distinct());
    }

    [BothEngines]
    public async Task Of_two_who_press_send_at_once_one_sends_and_the_other_sees_what_was_sent_and_keeps_her_words(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var ana = await town.SignIn(Role.Agent);
        using var luis = await town.SignIn(Role.Agent);
        Visitor[] both = [ana, luis];
        for (var round = 0; round < 5; round++)
        {
            var number = (await town.ReportLamp(place: $"41.{50 + round}")).Number;
            var forms = new List<WebForm>();
            foreach (var clerk in both)
            {
                forms.Add((await clerk.Open(number)).Form(AnsweringTown.Composer).Set("Input.Text", $"Words of {clerk.Staff!.Name}"));
            }

            var shown = await Task.WhenAll(forms.Select(form => form.Submit("Send")));

            var sent = Assert.Single(await Sent(town, number));
            var second = Array.FindIndex(both, clerk => sent != $"Words of {clerk.Staff!.Name}");
            var words = $"Words of {both[second].Staff!.Name}";
            Assert.Contains(sent, shown[second].One(".tl-notice--amber").TextContent);
            Assert.Equal(words, shown[second].Typed());
            Assert.Equal(words, (await both[second].Open(number)).Typed());
            Assert.Equal("", (await both[1 - second].Open(number)).Typed());
        }
    }

    [BothEngines]
    public async Task While_one_answers_another_cannot_close_it_and_residents_write_as_ever(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var ana = await town.SignIn(Role.Agent);
        await (await ana.Open(reported.Number)).Form("[data-claim-of=nobody]").Submit();
        var request = await town.Request(reported.Number);
        var luis = new Actor(ActorKind.Staff, 4711, "desk");

        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => town.Get<Store>().Write(
            town.Tenant.Id, luis, unit => town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.Done, "Done."))));

        Assert.Equal("claimed", broken.Code);
        using var resident = town.Resident();
        var page = await resident.Get(reported.PrivatePath);
        await page.Form("#answer-form").Set("Text", "Still dark").Submit();
        Assert.Contains("Still dark", (await ana.Open(reported.Number)).Text);
    }

    [PostgresFact]
    public async Task A_claim_made_on_one_node_is_seen_and_taken_over_on_another()
    {
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        await using var one = await TestTown.Start(storage);
        await using var two = await TestTown.Start(storage);
        await Task.FromResult(one).WithServices();
        var reported = await one.ReportLamp();
        using var ana = await one.SignIn(Role.Agent);
        using var account = await one.SignIn(Role.Supervisor);
        using var luis = account.Carried(two.Visitor());
        await (await ana.Open(reported.Number)).Form("[data-claim-of=nobody]").Submit();

        var his = await luis.Open(reported.Number);
        Assert.Contains($"{ana.Staff!.Name} is answering", his.Text);
        await his.Form("[data-claim-of=another] form").Submit("Take over");

        Assert.Contains($"{account.Staff!.Name} took over from you", (await ana.Open(reported.Number)).Text);
    }

    private static async Task Take(TestTown town, long number, Visitor clerk)
    {
        var request = await town.Request(number);
        await town.Write(unit => town.Get<IClaims>().Take(unit, request.Id, number, new Claimant(clerk.Staff!.Id, clerk.Staff!.Name)));
    }

    private static async Task<IReadOnlyList<Mark>> Marks(Visitor clerk, long number) => (await clerk.Http.GetFromJsonAsync<List<Mark>>($"/desk/claims?numbers={number},abc,,1"))!;

    private static async Task<IEnumerable<string>> Sent(TestTown town, long number) =>
        (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, (await town.Request(number)).Id, Audience.Staff, default)).Where(entry => entry.Direction == Direction.Out).Select(entry => entry.Text);
}
