using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk;

public class PeopleTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Needs_and_the_preferred_name_are_changed_with_a_reason_and_stand_at_the_head_before_the_greeting(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, request) = await Rosa(town, "needs@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/people/{person}")).Follow("Change these details");
        page = await page.Form("main form").Set("Input.PreferredName", "Doña Rosa").Set("Input.Language", "es").Set("Input.Interpreter", "asl").Set("Input.AccessNeeds", "Large print").Set("Input.Why", "Told us by phone").Submit("Save");

        Assert.Equal("Doña Rosa", page.Heading);
        Assert.Equal("Interpreter: Sign language (ASL) Large print", WebPage.Squeeze(page.One("h1 + [data-needs]").TextContent));
        var head = (await clerk.Get($"/desk/requests/{request}")).One(".tl-head");
        Assert.Contains("Large print", head.TextContent);
        Assert.Contains("Interpreter: Sign language (ASL)", head.TextContent);
        var change = Assert.Single(await Events(town, person));
        Assert.Equal(("person.changed", clerk.Staff!.Id, "Told us by phone"), (change.Kind, change.ActorId!.Value, change.Why));
        Assert.DoesNotContain("Large print", change.Data);
    }

    [BothEngines]
    public async Task A_change_needs_a_reason_and_keeps_what_was_typed(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "reason@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/people/{person}/edit")).Form("main form").Set("Input.PreferredName", "Rosie").Submit("Save");

        Assert.Equal(["Say in a few words why."], page.Errors);
        Assert.Equal("Rosie", page.One("[name='Input.PreferredName']").GetAttribute("value"));
        Assert.Null((await Card(town, person)).PreferredName);
    }

    [BothEngines]
    public async Task The_second_of_two_clerks_sees_the_difference_and_keeps_what_they_typed(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "two@example.org");
        using var first = await town.SignIn(Role.Agent);
        using var second = await town.SignIn(Role.Agent);
        var slow = (await second.Get($"/desk/people/{person}/edit")).Form("main form").Set("Input.AccessNeeds", "Ramp").Set("Input.Why", "Seen at the counter");
        await (await first.Get($"/desk/people/{person}/edit")).Form("main form").Set("Input.PreferredName", "Rosie").Set("Input.Why", "Asked for it").Submit("Save");

        var page = await slow.Submit("Save");

        Assert.Contains(first.Staff!.Name, page.One(".tl-notice").TextContent);
        Assert.Equal(["Wants to be called Rosie –", "What they need to get on – Ramp"], page.Document.QuerySelectorAll(".tl-notice tbody tr").Select(row => WebPage.Squeeze(string.Join(' ', row.Children.Select(cell => cell.TextContent)))));
        Assert.Equal("Ramp", page.One("[name='Input.AccessNeeds']").TextContent.Trim());
        Assert.Null((await Card(town, person)).AccessNeeds);
        page = await page.Form("main form").Set("Input.PreferredName", "Rosie").Submit("Save");
        Assert.Empty(page.Errors);
        Assert.Equal(("Rosie", "Ramp"), ((await Card(town, person)).PreferredName, (await Card(town, person)).AccessNeeds));
    }

    [BothEngines]
    public async Task An_identity_is_added_verified_and_removed_with_a_reason(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "identity@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/people/{person}")).Form("#add-identity").Set("Input.Kind", "phone").Set("Input.Value", "(216) 555-0111").Set("Input.Why", "Called us").Submit();
        var added = (await Card(town, person)).Identities.Single(identity => identity.Kind == "phone");
        Assert.Equal(("+12165550111", null), (added.Value, added.VerifiedAt));
        page = await page.Form($"#identity-{added.Id}").Set("Input.Why", "We called back").Submit("It is theirs: mark as verified");
        Assert.NotNull((await Card(town, person)).Identities.Single(identity => identity.Kind == "phone").VerifiedAt);
        Assert.Contains("555-0111", await clerk.Http.GetStringAsync("/desk/find?q=12165550111"));

        var refused = await page.Form($"#identity-{added.Id}").Submit("Remove");
        Assert.Equal(["Say in a few words why."], refused.Errors);
        page = await refused.Form($"#identity-{added.Id}").Set("Input.Why", "Not her number any more").Submit("Remove");

        Assert.DoesNotContain("555-0111", page.Text);
        Assert.Equal(["person.identity-added", "person.identity-verified", "person.identity-removed"], (await Events(town, person)).Select(row => row.Kind));
        Assert.All(await Events(town, person), row => Assert.DoesNotContain("5550111", row.Data));
    }

    [BothEngines]
    public async Task An_identity_of_somebody_else_is_refused(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "mine@example.org");
        await Rosa(town, "theirs@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/people/{person}")).Form("#add-identity").Set("Input.Kind", "email").Set("Input.Value", "THEIRS@example.org").Set("Input.Why", "Said so").Submit();

        Assert.Equal(["This belongs to somebody else here. Search for it to see whom."], page.Errors);
        Assert.Equal("THEIRS@example.org", page.One("[name='Input.Value']").GetAttribute("value"));
        Assert.Single((await Card(town, person)).Identities);
    }

    [BothEngines]
    public async Task The_consent_ledger_grows_and_what_was_said_last_holds(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "consent@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        async Task<WebPage> Say(string given, string how, string? year = null)
        {
            var form = (await clerk.Get($"/desk/people/{person}")).Form("#add-consent").Set("Input.Purpose", "updates").Set("Input.Given", given).Set("Input.How", how).Set("Input.Wording", "May we write to you?");
            return await (year is null ? form : form.Set("Input.Day.day", "3").Set("Input.Day.month", "2").Set("Input.Day.year", year)).Submit();
        }

        await Say("no", "phone");
        var page = await Say("yes", "letter", "2020");

        var lines = page.Document.QuerySelectorAll("tbody tr").Select(row => WebPage.Squeeze(row.TextContent)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains("Withdrawn", lines[0]);
        Assert.Contains("By letter", lines[1]);
        Assert.Contains(clerk.Staff!.Name, lines[1]);
        Assert.Contains("May we write to you?", lines[1]);
        Assert.False(Assert.Single((await Card(town, person)).Consents).Given);
        Assert.Equal(["Enter a day that is not in the future."], (await Say("yes", "letter", "2999")).Errors);
        Assert.Empty(page.Document.QuerySelectorAll("table form"));
    }

    [BothEngines]
    public async Task A_form_sent_twice_adds_one_line(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "twice@example.org");
        using var clerk = await town.SignIn(Role.Agent);
        WebForm Filled(WebPage page) => page.Form("#add-consent").Set("Input.Purpose", "survey").Set("Input.Given", "yes").Set("Input.How", "phone");
        var page = await clerk.Get($"/desk/people/{person}");

        await Filled(page).Submit();
        var second = await Filled(page).Submit();

        Assert.Contains("Somebody was quicker", second.Text);
        Assert.Single((await Card(town, person)).Consents);
    }

    [BothEngines]
    public async Task An_organisation_is_named_by_typing_it_and_added_when_it_is_new(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "org@example.org");
        var (other, _) = await Rosa(town, "org2@example.org");
        using var clerk = await town.SignIn(Role.Agent);

        var asked = await (await clerk.Get($"/desk/people/{person}/edit")).Form("main form").Set("Input.Organisation", "Garden Club").Set("Input.Why", "Chairs it").Submit("Save");
        Assert.Single(asked.Errors);
        var page = await asked.Form("main form").Set("Input.AddOrganisation", "true").Submit("Save");
        var club = await page.Follow("Garden Club");
        Assert.Equal("Garden Club", club.Heading);
        await (await clerk.Get($"/desk/people/{other}/edit")).Form("main form").Set("Input.Organisation", "garden club").Set("Input.Why", "Treasurer").Submit("Save");

        club = await page.Follow("Garden Club");
        Assert.Equal([$"/desk/people/{person}", $"/desk/people/{other}"], club.Document.QuerySelectorAll("main ul.tl-plain:not([data-identities]) a").Select(link => link.GetAttribute("href")!).Order());
    }

    [BothEngines]
    public async Task Those_who_only_read_see_the_person_and_cannot_change_them(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "reader@example.org");
        using var reader = await town.SignIn(Role.ReadOnly);
        using var clerk = await town.SignIn(Role.Agent);
        var forbidden = (await clerk.Get($"/desk/people/{person}")).Form("#add-consent").Set("Input.Given", "yes").Request();

        var page = await reader.Get($"/desk/people/{person}");

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.DoesNotContain("Change these details", page.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/desk/people/{person}/edit")).Status);
        using var answer = await reader.Http.SendAsync(forbidden);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty((await Card(town, person)).Consents);
    }

    [BothEngines]
    public async Task Another_towns_person_is_not_there(Engine engine)
    {
        var town = await towns.On(engine);
        var (person, _) = await Rosa(town, "elsewhere@example.org");
        var other = await town.AddTown($"far-{engine}".ToLowerInvariant());
        using var stranger = await town.SignIn(Role.Administrator, other);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/desk/people/{person}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/desk/people/{person}/edit")).Status);
    }

    /// <summary>A resident who reported something.</summary>
    private static async Task<(long Person, long Request)> Rosa(TestTown town, string email)
    {
        var app = await Open311Client.Of(town);
        using var answer = await app.Post("requests.json", ("service_code", "litter"), ("lat", "41.5"), ("long", "-81.6"), ("description", "Sofa"), ("first_name", "Rosa"), ("email", email));
        var text = await answer.Content.ReadAsStringAsync();
        var number = long.Parse((string)System.Text.Json.Nodes.JsonNode.Parse(text)![0]!["service_request_id"]!);
        var person = await town.Read(db => town.Get<IPeople>().FindByIdentity(db, IdentityKind.Email, email, default));
        return (person!.Id, number);
    }

    private static async Task<PersonCard> Card(TestTown town, long person) => (await town.Read(db => town.Get<IPeople>().Cards(db, [person], default))).Single();

    private static Task<List<EventRow>> Events(TestTown town, long person) =>
        town.Read(db => db.Set<EventRow>().Where(row => row.SubjectId == person && row.Kind.StartsWith(PersonEvent.Prefix)).OrderBy(row => row.Seq).ToListAsync());
}
