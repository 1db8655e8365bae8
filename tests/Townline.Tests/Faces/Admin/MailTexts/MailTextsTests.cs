using System.Net;
using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.MailTexts;

public class MailTextsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_mail_is_tried_out_saved_in_one_language_and_put_back(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);
        var page = await admin.Get("/admin/mail-texts/receipt?language=en");
        Assert.Contains("Its number is", page.Document.QuerySelector("[data-sample]")!.TextContent, StringComparison.Ordinal);

        page = await page.Form("main form").Set("Text[mail.receipt.thanks]", "Hello! {0} is with us now, under {1}.").Submit("Show it without saving");
        Assert.Contains("is with us now, under", page.Document.QuerySelector("[data-sample]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await town.Get<Wording>().List(town.Tenant.Id));

        page = await page.Form("main form").Submit("Save");
        Assert.Contains("The next mail says it so.", page.Text, StringComparison.Ordinal);
        Assert.Equal(("mail.receipt.thanks", "en"), (await town.Get<Wording>().List(town.Tenant.Id)).Select(row => (row.Key, row.Language)).Single());
        Assert.Contains("Hello!", (await town.Get<ITownWords>().For(town.Tenant.Id, "en"))["mail.receipt.thanks", "x", "1"], StringComparison.Ordinal);
        Assert.Contains("Gracias", (await admin.Get("/admin/mail-texts/receipt?language=es")).Text, StringComparison.Ordinal);

        page = await (await admin.Get("/admin/mail-texts/receipt?language=en")).Form("main form").Submit("Back to our words Thanks and number");
        Assert.Empty(await town.Get<Wording>().List(town.Tenant.Id));
    }

    [BothEngines]
    public async Task A_text_that_loses_what_it_has_to_say_is_refused_and_what_was_typed_stays(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.SignIn(Role.Administrator);

        var page = await (await admin.Get("/admin/mail-texts/receipt?language=en")).Form("main form").Set("Text[mail.receipt.thanks]", "Thank you for {0}.").Submit("Save");

        Assert.Contains("{1}", page.Document.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thank you for {0}.", page.Document.QuerySelector("textarea[name='Text[mail.receipt.thanks]']")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await town.Get<Wording>().List(town.Tenant.Id));
    }

    [BothEngines]
    public async Task Every_mail_is_plain_in_every_language_and_can_be_seen_with_its_layout(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);

        var list = await admin.Get("/admin/mail-texts");
        Assert.DoesNotContain("Hard to read", list.Text, StringComparison.Ordinal);
        foreach (var link in list.Document.QuerySelectorAll("main a[href^='/admin/mail-texts/']").Select(link => link.GetAttribute("href")!))
        {
            Assert.Equal(HttpStatusCode.OK, (await admin.Get(link)).Status);
            var html = await admin.Http.GetAsync($"{link}&handler=Html");
            Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("<p dir=\"auto\">", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/admin/mail-texts/nothing")).Status);
    }
}
