using System.Net;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Requests.Duplicates;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Same;

public class SamePanelTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_clerk_sees_what_is_perhaps_the_same_links_it_and_takes_it_back(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var (first, second) = (await Number(near, "Deep hole by the school"), await Number(near, "A deep hole, by the school gate"));
        using var clerk = await near.Town.SignIn(Role.Agent);

        var page = await clerk.Get($"/desk/requests/{second}");
        Assert.Contains("same service, at the same spot, 1 hour before", page.One("[data-perhaps]").TextContent, StringComparison.Ordinal);
        page = await page.Form("#same form[action*=Link]").Submit($"The same {first}");

        Assert.Contains($"Linked to Hole {first}", WebPage.Squeeze(page.One("#same").TextContent), StringComparison.Ordinal);
        Assert.Contains($"linked this to {first}, the same problem", page.One("main").TextContent, StringComparison.Ordinal);
        page = await clerk.Get($"/desk/requests/{first}");
        Assert.Contains("2 people have this problem", page.One("#same").TextContent, StringComparison.Ordinal);
        page = await page.Form("#same form[action*=Unlink]").Submit($"Take the link back {second}");
        Assert.DoesNotContain("data-children", page.Html, StringComparison.Ordinal);
        Assert.Contains($"took back that {second} is the same problem", page.One("main").TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task What_a_clerk_says_is_not_the_same_is_not_shown_again(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        await near.Report("Deep hole by the school");
        var second = await Number(near, "A deep hole by the school");
        using var clerk = await near.Town.SignIn(Role.Agent);

        var page = await clerk.Get($"/desk/requests/{second}");
        page = await page.Form("#same form[action*=Not]").Submit();

        Assert.DoesNotContain("data-perhaps", page.Html, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_number_is_linked_by_hand_and_what_cannot_be_is_said_in_a_sentence(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var (first, second) = (await Number(near, "Deep hole"), await Number(near, "Loud music", NearTown.Noise));
        using var clerk = await near.Town.SignIn(Role.Agent);

        var page = await clerk.Get($"/desk/requests/{second}/same");
        page = await page.Form("form[action$='handler=Link']:has(#Other)").Set("Other", "12").Submit("Link");
        Assert.Contains("There is no request with that number", page.One(".govuk-error-summary").TextContent, StringComparison.Ordinal);
        page = await page.Form("form[action$='handler=Link']:has(#Other)").Set("Other", $"{second}").Submit("Link");
        Assert.Contains("A request cannot be linked to itself", page.One(".govuk-error-summary").TextContent, StringComparison.Ordinal);
        page = await page.Form("form[action$='handler=Link']:has(#Other)").Set("Other", $"{first}").Submit("Link");

        Assert.Equal($"/desk/requests/{second}", page.Address.Split('#')[0]);
        Assert.Contains($"{first}", page.One("#same").TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Who_may_only_look_sees_the_family_and_no_buttons(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        await near.Report("Deep hole by the school");
        var second = await Number(near, "A deep hole by the school");
        using var auditor = await near.Town.SignIn(Role.ReadOnly);

        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"/desk/requests/{second}/same")).Status);
        var same = (await auditor.Get($"/desk/requests/{second}")).One("#same");
        Assert.Contains("Perhaps the same problem", same.TextContent, StringComparison.Ordinal);
        Assert.Null(same.QuerySelector("form"));
    }

    private static async Task<long> Number(NearTown near, string text, ServiceInfo? service = null) => (await near.Town.Of(await near.Report(text, service: service))).Number;
}
