using System.Net;
using Townline.Identity.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin;

public class AdminTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_key_is_shown_once_works_and_ends(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);

        var made = await (await admin.Get("/admin/keys")).Form("form[action*='Create']").Set("Name", "Fix-it app").Set("Scopes", ApiScopes.Open311Submit).Submit();
        var secret = made.One(".tl-copy input").GetAttribute("value")!;
        using var app = town.Visitor().Http;
        Assert.Equal(HttpStatusCode.OK, (await Post(app, secret)).StatusCode);
        Assert.DoesNotContain(secret, (await admin.Get("/admin/keys")).Html);

        await (await admin.Get("/admin/keys")).Form("form[action*='Revoke']").Submit();
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(app, secret)).StatusCode);
        Assert.Contains("key.", (await admin.Get("/admin/audit?kind=key.")).Text);
    }

    [BothEngines]
    public async Task A_new_member_of_staff_gets_a_link_and_another_role(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.SignIn(Role.Administrator);

        var added = await (await admin.Get("/admin/users")).Form("form[action*='Add']").Set("Name", "Sam Okafor").Set("Email", "sam@town.example").Submit();
        Assert.Contains("http", added.One(".tl-copy input").GetAttribute("value"));

        var wrong = await (await admin.Get("/admin/users")).Form("form[action*='Add']").Set("Name", "Sam").Set("Email", "sam@town.example").Submit();
        Assert.NotEmpty(wrong.Errors);
        Assert.Equal("sam@town.example", wrong.One("[name=Email]").GetAttribute("value"));
    }

    [BothEngines]
    public async Task A_dead_letter_can_be_tried_again(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.SignIn(Role.Administrator);
        await town.Write(unit => unit.Execute(
            "INSERT INTO platform_outbox (id, tenant_id, topic, payload, due_at, attempts, lease_until, dead, last_error) VALUES (7, @TenantId, 'nobody.knows', '{}', 0, 15, 0, 1, 'It broke')",
            new { unit.TenantId }));

        var page = await admin.Get("/admin/dead-letters");
        Assert.Contains("It broke", page.Text);
        await page.Form("main form").Submit("Try again");

        Assert.Empty(await town.Get<DeadLetters>().List(town.Tenant.Id, 10, default));
    }

    private static Task<HttpResponseMessage> Post(HttpClient app, string key) => app.PostAsync(
        "/open311/v2/requests.json",
        new FormUrlEncodedContent([new("api_key", key), new("service_code", "litter"), new("lat", "41.5"), new("long", "-81.6")]));
}
