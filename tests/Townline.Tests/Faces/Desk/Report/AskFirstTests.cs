using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Report;

/// <summary>A clerk is asked "is it one of these?" before a report of a caller is sent.</summary>
public class AskFirstTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_caller_with_a_known_problem_follows_it_and_their_words_and_photo_are_kept(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var clerk = await town.SignIn(Role.Agent);
        var known = await app.Report("Bags of rubbish by the river bridge");

        var page = await (await Typed(clerk, "Rubbish bags at the river bridge", "rosa@example.org")).Attach("Photos", "bags.jpg", TestJpeg.Of()).Submit();
        var offer = page.One("#known").TextContent;
        Assert.Contains("Bags of rubbish by the river bridge", offer, StringComparison.Ordinal);
        Assert.Contains(known, offer, StringComparison.Ordinal);
        page = await page.Form("#report").Set("Input.Same", known).Submit();

        Assert.StartsWith($"/desk/report/done/{known}?follower=", page.Address, StringComparison.Ordinal);
        Assert.Contains($"/requests/{known}/", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/track/", page.Html, StringComparison.Ordinal);
        Assert.Equal((1, 1), ((await Find(town, known)).Followers, await Count(town)));
        var request = await clerk.Get($"/desk/requests/{known}");
        Assert.Contains("Rubbish bags at the river bridge", request.One(".tl-timeline").TextContent, StringComparison.Ordinal);
        Assert.Contains("bags.jpg", request.Html, StringComparison.Ordinal);
        Assert.Contains("rosa@example.org", request.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Whoever_says_that_it_is_another_reports_as_ever_with_the_photo(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var clerk = await town.SignIn(Role.Agent);
        await app.Report("Bags of rubbish by the river bridge");

        var page = await (await Typed(clerk, "Rubbish bags at the river bridge", "")).Attach("Photos", "bags.jpg", TestJpeg.Of()).Submit();
        page = await page.Form("#report").Submit();
        Assert.NotEmpty(page.Errors);
        page = await page.Form("#report").Set("Input.Same", "another").Submit();

        Assert.StartsWith("/desk/report/done/", page.Address, StringComparison.Ordinal);
        Assert.Equal(2, await Count(town));
        Assert.Contains("bags.jpg", (await clerk.Get($"/desk/requests/{page.Address.Split('/')[^1]}")).Html, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Nothing_is_asked_where_nothing_is_alike(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await Typed(clerk, "Rubbish bags at the river bridge", "")).Submit();

        Assert.StartsWith("/desk/report/done/", page.Address, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_file_that_is_no_picture_is_refused_and_nothing_typed_is_lost(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await Typed(clerk, "Rubbish bags at the river bridge", "")).Attach("Photos", "bags.jpg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()).Submit();

        Assert.NotEmpty(page.Errors);
        Assert.Equal("Rubbish bags at the river bridge", page.One("[name='Input.Description']").TextContent.Trim());
        Assert.Equal(0, await Count(town));
    }

    private static async Task<WebForm> Typed(Visitor clerk, string text, string email) => (await clerk.Get("/desk/report?channel=phone&service=litter")).Form("#report")
        .Set("Input.Where.lat", "41.5").Set("Input.Where.long", "-81.6").Set("Input.Description", text).Set("Input.Email", email);

    private static async Task<RequestView> Find(TestTown town, string reference) =>
        (await town.Get<IRequestQueries>().ByNumber(town.Tenant.Id, long.Parse(reference, System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None))!;

    private static async Task<int> Count(TestTown town) => (await town.Get<IRequestQueries>().List(town.Tenant.Id, new RequestFilter(), CancellationToken.None)).Count;
}
