using System.Net;
using System.Text.Json.Nodes;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class DescriptionTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_description_is_public_and_names_every_call(Engine engine)
    {
        var document = await Document(await towns.On(engine));

        Assert.StartsWith("3.", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.Equal(
            ["/api/v1/cti/calls", "/api/v1/cti/calls/batch", "/api/v1/messages/{id}/parsed", "/api/v1/messages/{id}/raw", "/api/v1/people", "/api/v1/people/{id}", "/api/v1/people/{id}/timeline", "/api/v1/requests", "/api/v1/requests/near", "/api/v1/requests/{reference}", "/api/v1/services", "/api/v1/services/{code}"],
            document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
        foreach (var (name, operation) in Operations(document))
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), name);
            Assert.Contains("Needs a key with the scope", (string?)operation["description"], StringComparison.Ordinal);
            Assert.NotNull(operation["security"]);
            Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.False(string.IsNullOrEmpty((string?)parameter!["description"]), $"{name} {parameter["name"]}"));
            var inPath = name.Count(letter => letter == '{');
            Assert.Equal(inPath, operation["parameters"]?.AsArray().Count(parameter => (string?)parameter!["in"] == "path") ?? 0);
        }
    }

    [BothEngines]
    public async Task Every_field_says_what_it_is_and_none_is_anything(Engine engine)
    {
        var document = await Document(await towns.On(engine));

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            foreach (var (field, property) in schema!["properties"]?.AsObject() ?? [])
            {
                Assert.Equal(field.ToLowerInvariant(), field);
                Assert.True(property!["description"] is not null, $"{name}.{field} says nothing.");
                Assert.True(JsonSchema.IsTyped(document, property!), $"{name}.{field} may be anything: {property}");
            }
        }
    }

    [BothEngines]
    public async Task Answers_are_as_described(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));
        var document = await Document(api.Town);
        var request = await api.Post(ApiTown.Report());
        await api.Town.Write(unit => api.Town.Get<IRequests>().Close(unit, long.Parse((string)request["id"]!), new Closure(Outcome.Done, "Filled.")));

        await Check("/api/v1/requests", "/api/v1/requests");
        await Check("/api/v1/requests/{reference}", $"/api/v1/requests/{request["reference"]}");
        await Check("/api/v1/services", "/api/v1/services");
        await Check("/api/v1/services/{code}", "/api/v1/services/pothole");
        await Check("/api/v1/people", "/api/v1/people?identity=rosa@example.org");
        await Check("/api/v1/people/{id}", $"/api/v1/people/{request["person_id"]}");
        await Check("/api/v1/people/{id}/timeline", $"/api/v1/people/{request["person_id"]}/timeline");
        await Check("/api/v1/requests", "/api/v1/requests?page=0", HttpStatusCode.BadRequest);
        Assert.Empty(JsonSchema.Differences(document, Body("/api/v1/requests"), ApiTown.Report(), "body"));
        Assert.Empty(JsonSchema.Differences(document, Body("/api/v1/cti/calls"), Call(), "call"));
        Assert.Empty(JsonSchema.Differences(document, Body("/api/v1/cti/calls/batch"), new JsonObject { ["events"] = new JsonArray(Call()) }, "calls"));

        JsonNode Body(string path) => document["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;

        static JsonObject Call() => new() { ["external_id"] = "1", ["event"] = "ringing", ["from"] = "216-555-0100", ["time"] = "2026-03-31T14:00:00Z" };

        async Task Check(string path, string address, HttpStatusCode status = HttpStatusCode.OK)
        {
            var content = document["paths"]![path]!["get"]!["responses"]![$"{(int)status}"]!["content"]!.AsObject().Single().Value!;
            Assert.Empty(JsonSchema.Differences(document, content["schema"]!, await api.Get(address, status), path));
        }
    }

    private static async Task<JsonNode> Document(TestTown town)
    {
        var response = await town.Visitor().Http.GetAsync("/api/v1/openapi.json");
        return await ApiTown.Read(response, HttpStatusCode.OK);
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject(), (path, operation) => ($"{operation.Key} {path.Key}", operation.Value!));
}
