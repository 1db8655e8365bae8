using System.Globalization;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

public class Open311ServicesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Discovery_names_two_endpoints_with_two_formats_each(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        var xml = await app.Xml("discovery.xml");
        var json = await app.Json("discovery.json");

        Assert.True(DateTimeOffset.Parse(xml.Element("changeset")!.Value, CultureInfo.InvariantCulture) < DateTimeOffset.UtcNow);
        Assert.Equal(2, xml.Element("endpoints")!.Elements("endpoint").Count());
        Assert.All(xml.Descendants("formats"), formats => Assert.Equal(["text/xml", "application/json"], formats.Elements("format").Select(format => format.Value)));
        Assert.EndsWith("/open311/v2", (string)json["endpoints"]![0]!["url"]!);
        Assert.Equal(("test", true), ((string)json["endpoints"]![1]!["type"]!, ((string)json["endpoints"]![1]!["url"]!).EndsWith("/open311/v2/test", StringComparison.Ordinal)));
        Assert.Equal(2, json["endpoints"]![1]!["formats"]!.AsArray().Count);
    }

    [BothEngines]
    public async Task The_services_say_in_both_formats_whether_they_have_a_definition(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        var xml = (await app.Xml("services.xml")).Elements("service").ToDictionary(service => service.Element("service_code")!.Value);
        var json = (await app.Json("services.json")).AsArray().ToDictionary(service => (string)service!["service_code"]!);

        Assert.Equal("true", xml["pothole"].Element("metadata")!.Value);
        Assert.Equal("false", xml["litter"].Element("metadata")!.Value);
        Assert.Equal("batch", xml["survey"].Element("type")!.Value);
        Assert.True((bool)json["pothole"]!["metadata"]!);
        Assert.Equal("Streets", (string)json["pothole"]!["group"]!);
    }

    [BothEngines]
    public async Task A_definition_lists_the_questions_in_order_and_requires_no_conditional_one(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        var xml = await app.Xml("services/pothole.xml");
        var json = await app.Json("services/pothole.json");

        Assert.Equal("service_definition", xml.Name.LocalName);
        Assert.Equal(["size", "depth", "lanes"], json["attributes"]!.AsArray().Select(attribute => (string)attribute!["code"]!));
        Assert.Equal([1, 2, 3], json["attributes"]!.AsArray().Select(attribute => (int)attribute!["order"]!));
        Assert.Equal([true, false, false], json["attributes"]!.AsArray().Select(attribute => (bool)attribute!["required"]!));
        Assert.Equal("large", xml.Descendants("value").ElementAt(1).Element("key")!.Value);
    }

    [BothEngines]
    public async Task Names_come_in_the_language_that_is_asked_for(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        var json = (await app.Json("services.json?lang=es")).AsArray().Single(service => (string)service!["service_code"]! == "pothole")!;

        Assert.Equal("Bache", (string)json["service_name"]!);
    }

    [BothEngines]
    public async Task What_does_not_exist_is_404_in_the_format_asked_for(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));

        foreach (var path in new[] { "services/nothing", "requests/1234567", "tokens/nothing", "nothing/at/all", "services" })
        {
            var query = path == "services" ? "?jurisdiction_id=elsewhere.example" : "";
            await Open311Client.ErrorOf(await app.Get($"{path}.xml{query}"), 404);
            await Open311Client.ErrorOf(await app.Get($"{path}.json{query}"), 404);
        }
    }
}
