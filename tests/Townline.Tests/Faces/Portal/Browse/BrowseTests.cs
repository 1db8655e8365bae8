using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Townline.Requests.Contracts;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Browse;

public class BrowseTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly XNamespace GeoRss = "http://www.georss.org/georss";

    [BothEngines]
    public async Task A_private_request_is_nowhere_in_public(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var kept = await town.ReportLamp("hush hush", keepPrivate: true);
        using var visitor = town.Resident();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/requests/{kept.Number}")).Status);
        foreach (var address in new[] { "/", "/requests", "/requests?q=hush", "/requests.geojson", "/requests.rss", "/requests.geojson?q=hush", "/open311/v2/requests.json" })
        {
            var page = await visitor.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(kept.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), page.Html, StringComparison.Ordinal);
        }

        Assert.Contains("hush hush", (await visitor.Get(kept.PrivatePath)).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task List_map_and_news_show_the_same_choice(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var north = await town.ReportLamp("By the station", place: "41.53");
        var south = await town.ReportLamp("By the harbour <&>", place: "41.47");
        var closed = await town.ReportLamp("By the school", place: "41.50");
        await town.Close(closed.Number);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(town.Clock.Now, town.Tenant.Zone).DateTime);

        await Shows(town, "", closed, south, north);
        await Shows(town, "?state=open", south, north);
        await Shows(town, "?state=closed", closed);
        await Shows(town, "?q=harbour", south);
        await Shows(town, "?service=street-lamp&bbox=-82,41.45,-81,41.48", south);
        await Shows(town, "?service=pothole");
        await Shows(town, "?service=elephants");
        await Shows(town, $"?from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}", closed, south, north);
        await Shows(town, $"?from={today.AddDays(1):yyyy-MM-dd}");
        await Shows(town, $"?to={today.AddDays(-1):yyyy-MM-dd}");
        await Shows(town, "?bbox=nonsense&from=yesterday&page=minus&state=odd", closed, south, north);
    }

    [BothEngines]
    public async Task The_news_feed_is_rss_with_places(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var reported = await town.ReportLamp("Odd \u0001 signs & <tags> 灯");
        using var visitor = town.Visitor();

        using var answer = await visitor.Http.GetAsync("/requests.rss");
        var channel = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("channel")!;
        var item = Assert.Single(channel.Elements("item"));

        Assert.Equal("application/rss+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.All(new[] { "title", "link", "description" }, name => Assert.NotEmpty(channel.Element(name)!.Value));
        Assert.Equal("41.5 -81.6", item.Element(GeoRss + "point")!.Value);
        Assert.EndsWith($"/requests/{reported.Number}", item.Element("link")!.Value, StringComparison.Ordinal);
        Assert.Equal("true", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        Assert.Contains("<tags> 灯", item.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Equal(town.Clock.Now, DateTimeOffset.Parse(item.Element("pubDate")!.Value, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromMinutes(5));
    }

    [BothEngines]
    public async Task The_public_page_shows_what_happened_and_never_who_reported(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        using var visitor = town.Resident();
        var page = await visitor.Get("/report/street-lamp");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Attach("Photos", "lamp.jpg", TestJpeg.Of()).Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "Dark corner").Submit("Continue").PastOthers();
        page = await page.Form("form[data-once]").Set("Name", "Zoltan Quill").Set("Email", "zq@example.org").Set("Phone", "555 010 0199").Submit("Continue");
        var reported = Reported.From(await page.Form("form[data-once]").Submit("Send the report"));
        await town.Reply(reported.Number, "Only for you, Zoltan");
        await town.Close(reported.Number, "New bulb, brighter than before.");

        using var stranger = town.Resident();
        var shown = await stranger.Get($"/requests/{reported.Number}");

        Assert.Contains("Dark corner", shown.Text, StringComparison.Ordinal);
        Assert.Contains("New bulb, brighter than before.", shown.Text, StringComparison.Ordinal);
        var photo = shown.One(".tl-photos img").GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await stranger.Http.GetAsync(photo)).StatusCode);
        foreach (var secret in new[] { "Zoltan", "Quill", "zq@example.org", "0199", reported.Code })
        {
            Assert.DoesNotContain(secret, shown.Html, StringComparison.Ordinal);
        }
    }

    [BothEngines]
    public async Task Me_too_is_counted_once_for_a_browser_and_once_for_an_address(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var first = town.Resident();
        var page = await first.Get($"/requests/{reported.Number}");

        var thanked = await page.Form().Submit("Me too");
        Assert.Contains("We have counted you.", thanked.Text, StringComparison.Ordinal);
        Assert.Null(thanked.Document.QuerySelector("form[method=post]"));
        await first.Send(page.Form().Request("Me too"));
        Assert.Equal(1, (await town.Request(reported.Number)).Followers);

        for (var i = 0; i < 2; i++)
        {
            using var other = town.Resident();
            await (await other.Get($"/requests/{reported.Number}")).Form().Set("Email", "same@example.org").Submit("Me too");
        }

        Assert.Equal(2, (await town.Request(reported.Number)).Followers);
        using var wrong = town.Resident();
        var refused = await (await wrong.Get($"/requests/{reported.Number}")).Form().Set("Email", "nowhere").Submit("Me too");
        Assert.Equal(["Write the e-mail address like name@example.com"], refused.Errors);
        Assert.Equal(2, (await town.Request(reported.Number)).Followers);
    }

    [BothEngines]
    public async Task A_long_list_has_pages(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var numbers = new List<long>();
        for (var i = 0; i < 21; i++)
        {
            numbers.Add((await OpenLamp(town, i)).Number);
        }

        using var visitor = town.Resident();
        var first = await visitor.Get("/requests?q=Lamp");
        var second = await first.Follow("Next →");

        Assert.Equal(20, first.Document.QuerySelectorAll("#list > li").Length);
        Assert.Contains($"{numbers[0]}", second.One("#list").TextContent, StringComparison.Ordinal);
        Assert.Contains("q=Lamp", second.Address, StringComparison.Ordinal);
    }

    private static async Task<RequestView> OpenLamp(TestTown town, int number)
    {
        var requests = town.Get<IRequests>();
        var order = new NewRequest { Number = await requests.NewNumber(town.Tenant.Id), Service = PortalTown.Lamp, Channel = "test", Description = $"Lamp {number}" };
        town.Clock.Move(TimeSpan.FromSeconds(1));
        var id = await town.Write(unit => requests.Open(unit, order));
        return (await town.Get<IRequestQueries>().ById(town.Tenant.Id, id, CancellationToken.None))!;
    }

    private static async Task Shows(TestTown town, string query, params Reported[] expected)
    {
        using var visitor = town.Resident();
        var list = (await visitor.Get("/requests" + query)).Document.QuerySelectorAll("#list h3 a").Select(link => link.GetAttribute("href"));
        var map = JsonNode.Parse(await visitor.Http.GetStringAsync("/requests.geojson" + query))!["features"]!.AsArray().Select(feature => (string)feature!["properties"]!["href"]!);
        var news = XDocument.Parse(await visitor.Http.GetStringAsync("/requests.rss" + query)).Descendants("item").Select(item => new Uri(item.Element("link")!.Value).AbsolutePath);
        var hrefs = expected.Select(reported => $"/requests/{reported.Number}").ToList();
        Assert.Equal(hrefs, list);
        Assert.Equal(hrefs, map);
        Assert.Equal(hrefs, news);
    }
}
