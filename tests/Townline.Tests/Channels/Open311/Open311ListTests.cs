using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

public class Open311ListTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_list_is_newest_first_in_pages_and_ends_with_an_empty_one(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await app.Report($"Number {i}"));
            town.Clock.Move(TimeSpan.FromSeconds(2));
        }

        ids.Reverse();
        Assert.Equal(ids, await Ids(app, "requests.json"));
        Assert.Equal(ids[2..4], await Ids(app, "requests.json?page=2&page_size=2"));
        Assert.Empty(await Ids(app, "requests.json?page=9&page_size=2"));
        Assert.Equal(5, (await app.Xml("requests.xml")).Elements("request").Count());
    }

    [BothEngines]
    public async Task Ids_override_all_else_with_commas_or_repeated_and_unknown_ones_are_left_out(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));
        var (first, second) = (await app.Report(), await app.Report());

        Assert.Equal([first, second], await Ids(app, $"requests.json?service_request_id={first},{second},17&status=closed"));
        Assert.Equal([second, first], await Ids(app, $"requests.json?service_request_id={second}&service_request_id={first}&jurisdiction_id=&start_date="));
        Assert.Equal([first], await Ids(app, $"requests.json?service_request_id={string.Join(',', Enumerable.Range(1, 900))},{first}"));
    }

    [BothEngines]
    public async Task Filters_by_service_status_time_box_and_words_combine(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var litter = await app.Report("A sofa in the ditch");
        town.Clock.Move(TimeSpan.FromDays(2));
        var survey = town.Clock.Now;
        var later = await app.Report("Broken glass");

        Assert.Equal([later], await Ids(app, $"requests.json?start_date={survey.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Equal([litter], await Ids(app, "requests.json?q=sofa"));
        Assert.Equal([later, litter], await Ids(app, "requests.json?service_code=litter,pothole&status=open,closed"));
        Assert.Empty(await Ids(app, "requests.json?status=closed"));
        Assert.Equal([later, litter], await Ids(app, "requests.json?lat=41.5&long=-81.6&radius=100"));
        Assert.Empty(await Ids(app, "requests.json?bbox=10,50,11,51"));
    }

    [BothEngines]
    public async Task Moments_at_the_ends_of_the_calendar_find_nothing_and_break_nothing(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));
        await app.Report();

        Assert.Empty(await Ids(app, "requests.json?start_date=9999-12-31T23:59:59Z"));
        Assert.Empty(await Ids(app, "requests.json?end_date=0001-01-01T00:00:00Z"));
        Assert.Empty((await app.Json("servicerequestupdates.json?end_date=0001-01-01T00:00:00Z")).AsArray());
        Assert.Empty((await app.Json("servicerequestupdates.json?end_date=9999-12-31T23:59:59Z")).AsArray());
    }

    [Theory]
    [InlineData("-81.6,41.5")]
    [InlineData("-81.7,41.4,-81.5,41.6,1")]
    [InlineData("west,41.4,-81.5,41.6")]
    [InlineData("NaN,41.4,-81.5,41.6")]
    [InlineData("x,-81.7,41.4,-81.5,41.6")]
    [InlineData("-81.5,41.6,-81.7,41.4")]
    public async Task A_box_that_is_none_is_refused_and_not_taken_for_everywhere(string box)
    {
        var app = await Open311Client.Of(await towns.On(Engine.SQLite));

        Assert.Contains("west,south,east,north", await Open311Client.ErrorOf(await app.Get($"requests.json?bbox={box}"), 400), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_private_request_is_shown_to_nobody_without_a_key(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var id = await app.Report("My neighbour needs help", "welfare");
        using var reader = await town.Program([Townline.Identity.Contracts.ApiScopes.Open311Read]);

        Assert.Empty(await Ids(app, "requests.json"));
        Assert.Empty(await Ids(app, "requests.json?q=neighbour"));
        Assert.Empty(await Ids(app, $"requests.json?service_request_id={id}"));
        await Open311Client.ErrorOf(await app.Get($"requests/{id}.json"), 404);
        Assert.True((await reader.GetAsync($"/open311/v2/requests/{id}.json")).IsSuccessStatusCode);
    }

    private static async Task<IReadOnlyList<string>> Ids(Open311Client app, string path) =>
        [.. (await app.Json(path)).AsArray().Select(request => (string)request!["service_request_id"]!)];
}
