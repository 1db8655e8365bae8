using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Files.Media;
using Townline.Platform.Tenancy;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Platform.Files.Media;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

public class Open311PhotosTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly (string, string)[] Litter = [("service_code", "litter"), ("lat", "41.5"), ("long", "-81.6"), ("description", "Bags")];

    [BothEngines]
    public async Task A_photo_that_comes_with_the_report_is_published_without_what_the_camera_wrote(Engine engine)
    {
        var town = await towns.On(engine);
        var app = await Open311Client.Of(town);
        var photo = TestJpeg.Of(64, 48, TestJpeg.Exif(TestExif.Of(latitude: 41.5, longitude: -81.6)));

        using var answer = await app.PostFiles("requests.json", [("media", "bags.jpg", photo), ("photo2", "more.jpg", TestJpeg.Of())], Litter);
        var url = (string)(await Request(app, await IdOf(answer)))["media_url"]!;

        using var visitor = town.Visitor();
        Assert.EndsWith("/bags.jpg", url, StringComparison.Ordinal);
        var published = await visitor.Http.GetByteArrayAsync(new Uri(url).PathAndQuery);
        Assert.True(published.AsSpan().IndexOf("A. Photographer"u8) < 0);
    }

    [BothEngines]
    public async Task A_file_that_is_refused_says_why_and_nothing_is_reported(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);

        using var answer = await app.PostFiles("requests.json", [("media", "bags.jpg", TestJpeg.Of()), ("media", "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray())], Litter);

        Assert.StartsWith("drawing.svg: SVG drawings cannot be accepted", await Open311Client.ErrorOf(answer, 400), StringComparison.Ordinal);
        Assert.Empty((await app.Json("requests.json")).AsArray());
    }

    [BothEngines]
    public async Task A_photo_named_by_its_address_is_fetched_from_a_trusted_host_and_put_on_the_report(Engine engine)
    {
        await using var there = await PhotoHost.Start();
        there.Answer = http => http.Response.Body.WriteAsync(TestJpeg.Of()).AsTask();
        var network = new MediaNetwork((_, _) => Task.FromResult(new[] { IPAddress.Loopback }), _ => true);
        var town = await towns.Fresh(engine, change: services => services.AddSingleton(network));
        town.Tenant.Settings = town.Tenant.Settings with { MediaHosts = [$"photos.example:{there.Port}"] };
        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
        var app = await Open311Client.Of(town);

        using var trusted = await app.Post("requests.json", [.. Litter, ("media_url", $"http://photos.example:{there.Port}/lamp.jpg")]);
        using var other = await app.Post("requests.json", [.. Litter, ("media_url", "http://elsewhere.example/lamp.jpg")]);
        await town.OutboxIsDone();

        Assert.EndsWith("/lamp.jpg", (string)(await Request(app, await IdOf(trusted)))["media_url"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("photos.example", (string)(await Request(app, await IdOf(trusted)))["media_url"]!, StringComparison.Ordinal);
        Assert.Equal("http://elsewhere.example/lamp.jpg", (string)(await Request(app, await IdOf(other)))["media_url"]!);
        Assert.Equal(1, there.Asked);
    }

    private static async Task<string> IdOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return (string)JsonNode.Parse(text)![0]!["service_request_id"]!;
    }

    private static async Task<JsonNode> Request(Open311Client app, string id) => (await app.Json($"requests/{id}.json")).AsArray().Single()!;
}
