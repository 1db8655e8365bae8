using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.People.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;
using Townline.Work.Calls;

namespace Townline.Tests.Faces.Desk.Phone;

public class PhoneTests(Towns towns) : IClassFixture<Towns>
{
    private const string Rings = "/desk/phone?handler=Ringing";

    [BothEngines]
    public async Task Who_reported_on_the_web_and_came_to_the_counter_is_known_before_the_phone_is_picked_up(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var resident = town.Visitor();
        using var clerk = await town.SignIn(Role.Agent);

        // On the web.
        var page = await resident.Get("/report/litter");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "Bags at the school").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Email", "rosa@example.org").Set("Phone", "216-555-0100").Submit("Continue");
        var reported = Reported.From(await page.Form("form[data-once]").Submit("Send the report"));

        // At the counter, with the paper in hand.
        await (await clerk.Get("/counter")).Form().Set("Reason", "request").Submit();
        await (await clerk.Get("/desk/counter")).Form("#sit").Set("Counter", "1").Submit();
        var visit = await (await (await clerk.Get("/desk/counter")).Form("#next").Submit()).Form("form[action='?handler=Serve']").Submit("They are here: serve");
        visit = await visit.Form("form[data-scan]").Set("Code", $"http://town.example{reported.PrivatePath}").Submit();
        Assert.Contains("Bags at the school", visit.One(".tl-pane--person").TextContent, StringComparison.Ordinal);
        await visit.Form("#log").Set("Input.Note", "Asked when they come").Set("Input.Disposition", "answered").Submit();

        // On the phone.
        await Tell(town, "ringing", "call-1", "(216) 555-0100", clerk.Staff!.Email);
        var ringing = await clerk.Get(Rings);
        var call = await clerk.Get(ringing.One(".tl-call a").GetAttribute("href")!);
        var story = call.One(".tl-pane--person").TextContent;
        Assert.Contains("Bags at the school", story, StringComparison.Ordinal);
        Assert.Contains("Asked when they come", story, StringComparison.Ordinal);

        await Tell(town, "answered", "call-1", "(216) 555-0100", clerk.Staff!.Email);
        await call.Form("#log").Set("Input.Note", "Rang to say thanks").Set("Input.Disposition", "answered").Submit();
        var entries = await town.Read(db => db.Set<Entry>().Where(entry => entry.Kind == EntryKind.Message).OrderBy(entry => entry.Id).ToListAsync());
        Assert.Equal(["web", "counter", "phone"], entries.Select(entry => entry.Channel));
        Assert.Single(entries.Select(entry => entry.PersonId).Distinct());
        Assert.Equal([Audience.Resident, Audience.Staff, Audience.Staff], entries.Select(entry => entry.Audience));
    }

    [BothEngines]
    public async Task Several_people_on_one_number_are_offered_and_never_guessed(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        foreach (var name in new[] { "Rosa", "Pablo" })
        {
            await Tell(town, "answered", name, "216-555-0100", clerk.Staff!.Email);
            var call = await Open(town, clerk, name);
            await call.Form("#log").Set("Input.Person", "new").Set("Input.Name", name).Set("Input.Disposition", "answered").Submit();
        }

        await Tell(town, "ringing", "third", "216-555-0100", clerk.Staff!.Email);
        Assert.Contains("2 people use this number", (await clerk.Get(Rings)).Text, StringComparison.Ordinal);
        var page = await Open(town, clerk, "third");
        Assert.Equal(2, page.Document.QuerySelectorAll("[data-candidates] li").Length);
        Assert.Empty(page.Document.QuerySelectorAll(".tl-pane--person .tl-entry"));
        Assert.Equal(2, await town.Read(db => db.Set<Person>().CountAsync()));
        Assert.Equal(["Say who it is, or that it stays unknown."], (await page.Form("#log").Set("Input.Disposition", "answered").Submit()).Errors);
    }

    [BothEngines]
    public async Task A_number_that_somebody_else_has_now_shows_nothing_of_whose_it_was(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        await Tell(town, "answered", "old", "216-555-0100", clerk.Staff!.Email);
        await (await Open(town, clerk, "old")).Form("#log").Set("Input.Person", "new").Set("Input.Name", "Rosa").Set("Input.Note", "Asked about the dog tax").Set("Input.Disposition", "answered").Submit();
        var rosa = await town.Read(db => db.Set<Person>().Select(person => person.Id).SingleAsync());
        await (await clerk.Get($"/desk/people/{rosa}")).Form("form[id^=identity-]").Set("Input.Why", "Somebody else answered").Submit("This number is no longer theirs");

        await Tell(town, "ringing", "new", "216-555-0100", clerk.Staff!.Email);
        var (strip, page) = (await clerk.Get(Rings), await Open(town, clerk, "new"));
        Assert.Single(strip.Document.QuerySelectorAll(".tl-call"));
        Assert.DoesNotContain("people use this number", strip.Text, StringComparison.Ordinal);
        foreach (var shown in new[] { strip.Html, page.Html })
        {
            Assert.DoesNotContain("Rosa", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("dog tax", shown, StringComparison.Ordinal);
            Assert.DoesNotContain($"{rosa}", shown, StringComparison.Ordinal);
        }

        // A clerk who finds them behind it again says so by what is written down.
        town.Clock.Move(TimeSpan.FromMinutes(1));
        await (await clerk.Get($"{page.Address}?person={rosa}")).Form("#log").Set("Input.Person", $"{rosa}").Set("Input.Disposition", "answered").Submit();
        await Tell(town, "ringing", "again", "216-555-0100", clerk.Staff!.Email);
        Assert.Contains("Show the story of Rosa", (await Open(town, clerk, "again")).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_call_from_a_merged_persons_number_stays_with_them_when_they_part(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var town = people.Town;
        using var clerk = await town.SignIn(Role.Agent);
        var rosa = await people.Add("Rosa");
        var other = await people.Add(new PersonRecord { Name = "R. Delgado", Identities = [new(IdentityKind.Phone, "216-555-0100", true)] });
        await people.Merge(rosa, other);

        await Tell(town, "answered", "a", "216-555-0100", clerk.Staff!.Email);
        var logged = await (await Open(town, clerk, "a")).Form("#log").Set("Input.Person", $"{rosa}").Set("Input.Note", "Asked about the dog tax").Set("Input.Disposition", "answered").Submit();
        Assert.Contains("dog tax", logged.One(".tl-pane--person").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Asked about the dog tax"], await people.Timeline(rosa));

        await people.Undo(other);
        Assert.Equal(["Asked about the dog tax"], await people.Timeline(other));
        Assert.Empty(await people.Timeline(rosa));
        await Tell(town, "ringing", "b", "216-555-0100", clerk.Staff!.Email);
        Assert.Contains("R. Delgado", (await clerk.Get(Rings)).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task An_unknown_number_makes_nobody_until_something_is_written_and_a_call_is_written_once(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        await Tell(town, "answered", "a", "216-555-0100", clerk.Staff!.Email);
        var page = await Open(town, clerk, "a");
        Assert.Equal(0, await town.Read(db => db.Set<Person>().CountAsync()));

        var form = page.Form("#log").Set("Input.Person", "new").Set("Input.Name", "Rosa").Set("Input.Note", "Hello").Set("Input.Disposition", "answered");
        await Task.WhenAll(form.Submit(), form.Submit(), form.Submit());

        Assert.Equal((1, 1), (await town.Read(db => db.Set<Person>().CountAsync()), await town.Read(db => db.Set<Entry>().CountAsync())));
        Assert.Equal(1, await town.Read(db => db.Set<CallRow>().CountAsync(call => call.LoggedAt != null)));
        Assert.Equal("+12165550100", (await town.Read(db => db.Set<PersonIdentity>().SingleAsync())).Value);
    }

    [BothEngines]
    public async Task A_missed_call_is_called_back_after_being_tried(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        await Tell(town, "ended", "a", "216-555-0100", null);
        const string Form = "form[action='?handler=CallBack']";

        var page = await clerk.Get("/desk/phone");
        page = await page.Form(Form).Submit("Not reached 216-555-0100");
        page = await page.Form(Form).Submit("Not reached 216-555-0100");
        Assert.Contains("tried 2 times", page.Text, StringComparison.Ordinal);
        Assert.Contains("Give up", page.Text, StringComparison.Ordinal);
        var call = await page.Form(Form).Submit("Call back 216-555-0100");
        Assert.Contains("We owe this number a call", call.Text, StringComparison.Ordinal);
        await call.Form("#log").Set("Input.Person", "nobody").Set("Input.Disposition", "answered").Submit();

        Assert.Contains("Nobody waits for a call", (await clerk.Get("/desk/phone")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await town.Read(db => db.Set<Entry>().CountAsync()));
    }

    [Fact]
    public async Task An_exchange_played_by_hand_rings_at_the_desk_and_a_hidden_number_finds_nobody()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var leader = await town.SignIn(Role.Administrator);
        var page = await (await leader.Get("/desk/phone/exchange")).Form("#exchange").Submit("Ring");
        Assert.Contains("Ringing", page.Text, StringComparison.Ordinal);
        Assert.Contains("Number withheld", (await leader.Get(Rings)).Text, StringComparison.Ordinal);
        page = await page.Form("#exchange").Submit("End");
        Assert.Contains("Missed", page.Text, StringComparison.Ordinal);
        Assert.Equal("", (await leader.Get(Rings)).Text);
    }

    [Fact]
    public async Task The_set_up_is_read_line_by_line_and_complains_of_what_is_not_there()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var leader = await town.SignIn(Role.Supervisor);
        var page = await leader.Get("/desk/phone/setup");
        Assert.Single((await page.Form("#setup").Set("Extensions", "201 = nobody@town.example").Submit()).Errors);
        page = await page.Form("#setup").Set("Extensions", $"201 = {leader.Staff!.Email}").Set("Dispositions", "done = All done / Hecho").Submit();
        Assert.Contains("Saved", page.Text, StringComparison.Ordinal);
        var setup = await town.Get<Townline.Work.Contracts.IPhoneSetup>().Of(town.Tenant.Id);
        Assert.Equal((leader.Staff!.Id, "All done"), (setup.Extensions[0].StaffId, setup.Dispositions[0].Name["en"]));
    }

    private static async Task<WebPage> Open(TestTown town, Visitor clerk, string externalId)
    {
        var id = await town.Read(db => db.Set<CallRow>().Where(call => call.ExternalId == externalId).Select(call => call.Id).SingleAsync());
        return await clerk.Get($"/desk/phone/calls/{id}");
    }

    private static async Task Tell(TestTown town, string what, string id, string from, string? agent)
    {
        using var exchange = await town.Program([ApiScopes.Cti]);
        using var answer = await exchange.PostAsJsonAsync("/api/v1/cti/calls", new { external_id = id, @event = what, from, agent, time = town.Clock.Now.ToString("O") });
        Assert.True(answer.IsSuccessStatusCode);
    }
}
