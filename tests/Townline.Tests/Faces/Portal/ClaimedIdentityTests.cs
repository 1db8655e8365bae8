using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal;

/// <summary>Whoever types somebody's address is put with them, unproved: a clerk sees that, and the one who typed it sees nothing of them.</summary>
public class ClaimedIdentityTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Who_types_the_address_of_another_is_shown_nothing_of_them_and_a_clerk_sees_that_it_is_unproved(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var rosa = await town.Write(unit => Task.FromResult(town.Get<IPersonRecords>().Add(unit, new PersonRecord
        {
            Name = "Rosa Delgado", AccessNeeds = "Large print", Identities = [new(IdentityKind.Email, "rosa@example.org", false), new(IdentityKind.Phone, "216 555 0100", true)],
        })));
        using var stranger = town.Resident();
        var seen = new List<WebPage>();

        async Task<WebPage> Next(WebForm form, string button)
        {
            var page = await form.Submit(button);
            seen.Add(page);
            return page;
        }

        var page = await stranger.Get("/report/street-lamp");
        page = await Next(page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6"), "Continue");
        page = await Next(page.Form("form[data-once]"), "Continue");
        page = await Next(page.Form("form[data-once]").Set("Description", "It is dark here"), "Continue");
        page = await Next(page.Form("form[data-once]").Set("Email", "rosa@example.org"), "Continue");
        page = await Next(page.Form("form[data-once]"), "Send the report");
        var reported = Reported.From(page);
        seen.Add(await stranger.Get(reported.PrivatePath));

        Assert.Equal(rosa, (await town.Request(reported.Number)).PersonId);
        Assert.All(seen, shown => Assert.DoesNotContain("Delgado", shown.Text));
        Assert.All(seen, shown => Assert.DoesNotMatch("555[- ]?0100", shown.Text));
        Assert.All(seen, shown => Assert.DoesNotContain("Large print", shown.Text));
        using var clerk = await town.SignIn(Role.Agent);
        Assert.Contains("rosa@example.org not verified", WebPage.Squeeze((await clerk.Get($"/desk/people/{rosa}")).One("[data-identities]").TextContent));
    }
}
