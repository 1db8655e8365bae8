using System.Net;
using Townline.Identity.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Web;

public class NullCharactersTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task In_an_address_one_finds_nothing_and_breaks_nothing(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.SignIn(Role.Administrator);

        foreach (var address in (string[])["/desk?queue=open&channel=%00", "/admin/audit?kind=%00", "/requests?q=%00lamp", "/open311/v2/requests.json?q=%00"])
        {
            Assert.Equal(HttpStatusCode.OK, (await admin.Get(address)).Status);
        }
    }

    [BothEngines]
    public async Task In_a_form_one_leaves_the_rest_of_what_was_typed(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.SignIn(Role.Administrator);
        using var stranger = town.Visitor();

        var signIn = await (await stranger.Get("/sign-in")).Form("main form:has([name=Password])").Set("Email", "ros\0a@example.org").Set("Password", "\0").Submit();
        var wording = await (await admin.Get("/admin/wording/access.title")).Form("main form[method=post]").Set("Text[en]", "Who \0looked").Submit();

        Assert.Equal(HttpStatusCode.OK, signIn.Status);
        Assert.Equal(HttpStatusCode.OK, wording.Status);
        Assert.Equal("Who \uFFFDlooked", (await admin.Get("/admin/wording/access.title")).One("[name='Text[en]']").TextContent.Trim());
    }
}
