using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Report;

/// <summary>"Is it one of these?", without a script.</summary>
public class SameTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_second_report_of_the_same_problem_is_offered_the_first_and_follows_it_with_a_name(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var first = await town.ReportLamp("The lamp by the bakery is dark");
        using var visitor = town.Resident();

        var page = await UpToSame(visitor, "Lamp dark near the bakery");
        Assert.Equal("Is it one of these?", page.Heading);
        var offer = page.One(".govuk-radios__item:first-child").TextContent;
        Assert.Contains("This is it: Street lamp is out", offer, StringComparison.Ordinal);
        Assert.Contains("The lamp by the bakery is dark", offer, StringComparison.Ordinal);
        Assert.Contains("at the same place", offer, StringComparison.Ordinal);
        page = await page.Form("form[data-once]").Set("Choice", $"{first.Number}").Set("Email", "eva@example.org").Submit("Continue");

        Assert.StartsWith($"/requests/{first.Number}/", page.Address, StringComparison.Ordinal);
        Assert.Equal(1, await town.CountOfRequests());
        Assert.Equal(1, (await town.Request(first.Number)).Followers);
        await town.Close(first.Number);
        await town.OutboxIsDone();
        Assert.Contains("We changed the bulb.", (await visitor.Get(page.Address)).One("main").TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task It_can_be_followed_without_a_name_and_counts_once(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var first = await town.ReportLamp("The lamp by the bakery is dark");
        using var visitor = town.Resident();

        for (var i = 0; i < 2; i++)
        {
            var page = await UpToSame(visitor, "Dark lamp by the bakery");
            page = await page.Form("form[data-once]").Set("Choice", $"{first.Number}").Submit("Continue");
            Assert.StartsWith($"/requests/{first.Number}", page.Address, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await town.Request(first.Number)).Followers);
    }

    [BothEngines]
    public async Task Who_says_that_theirs_is_another_reports_as_ever_and_is_not_asked_again(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        await town.ReportLamp("The lamp by the bakery is dark");
        using var visitor = town.Resident();

        var page = await UpToSame(visitor, "Dark lamp");
        page = await page.Form("form[data-once]").Submit("Continue");
        Assert.Contains("Choose one, or say that yours is another problem", page.One(".govuk-error-summary").TextContent, StringComparison.Ordinal);
        page = await page.Form("form[data-once]").Set("Choice", "another").Submit("Continue");
        Assert.Equal("How can we reach you?", page.Heading);
        page = await (await page.Follow("Back")).Form("form[data-once]").Set("Choice", "another").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Send the report");

        Assert.Equal("Thank you, we have your report", page.Heading);
        Assert.Equal(2, await town.CountOfRequests());
    }

    [BothEngines]
    public async Task Nothing_is_asked_where_nothing_is_alike_and_back_leads_back(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var hidden = await town.ReportLamp("The lamp by the bakery is dark", keepPrivate: true);
        var closed = await town.ReportLamp("The lamp by the bakery is dark");
        await town.Close(closed.Number);
        await town.ReportLamp("The lamp by the bakery is dark", place: "41.6");
        using var visitor = town.Resident();

        var page = await UpToSame(visitor, "The lamp by the bakery is dark");

        Assert.NotEqual(0, hidden.Number);
        Assert.Equal("How can we reach you?", page.Heading);
        Assert.Equal("What is wrong?", WebPage.Squeeze((await page.Follow("Back")).Heading));
    }

    [BothEngines]
    public async Task What_was_closed_while_the_page_stood_open_is_not_followed(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var first = await town.ReportLamp("The lamp by the bakery is dark");
        var other = await town.ReportLamp("The lamp by the bakery flickers");
        using var visitor = town.Resident();
        var page = await UpToSame(visitor, "The lamp by the bakery is dark");
        await town.Close(first.Number);

        page = await page.Form("form[data-once]").Set("Choice", $"{first.Number}").Submit("Continue");

        Assert.Contains("That report was closed just now", page.One(".govuk-error-summary").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{other.Number}", page.One("form[data-once]").InnerHtml, StringComparison.Ordinal);
        Assert.Equal(0, (await town.Request(first.Number)).Followers);
    }

    private static async Task<WebPage> UpToSame(Visitor visitor, string description)
    {
        var page = await visitor.Get("/report/street-lamp");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Attach("Photos", "lamp.jpg", TestJpeg.Of()).Submit("Continue");
        return await page.Form("form[data-once]").Set("Description", description).Submit("Continue");
    }
}
