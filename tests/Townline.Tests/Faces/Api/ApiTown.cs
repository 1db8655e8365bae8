using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

/// <summary>A town with a few services, and a program with a key that talks to it.</summary>
internal sealed class ApiTown
{
    private ApiTown(TestTown town, HttpClient http) => (Town, Http) = (town, http);

    public TestTown Town { get; }

    /// <summary>Sends the key with every call.</summary>
    public HttpClient Http { get; }

    public static ServiceInfo Pothole { get; } = new()
    {
        Id = 5,
        Code = "pothole",
        Name = LocalText.Of(("en", "Pothole"), ("es", "Bache")),
        Keywords = LocalText.Of(("en", "road, hole"), ("es", "calle")),
        Promise = new Promise(3, PromiseUnit.BusinessDays),
        Form = new ServiceForm(
        [
            new FormQuestion("size", QuestionType.SingleValueList, LocalText.Of(("en", "How big is it?"), ("es", "¿Cómo es de grande?")))
            {
                Required = true,
                Options = [new FormOption("small", LocalText.English("A hand")), new FormOption("big", LocalText.English("A wheel"))],
            },
            new FormQuestion("depth", QuestionType.Number, LocalText.English("How deep, in cm?")) { ShowIf = new FormCondition("size", ["big"]) },
        ]),
    };

    public static ServiceInfo Complaint { get; } = new()
    {
        Id = 6,
        Code = "complaint",
        Name = LocalText.English("Complaint"),
        NeedsPlace = false,
        AnonymousAllowed = false,
        Visibility = RequestVisibility.Private,
    };

    public static ServiceInfo Gone { get; } = new() { Id = 7, Code = "gone", Name = LocalText.English("Gone"), Active = false };

    /// <param name="scopes">Of the key; all when left out.</param>
    public static async Task<ApiTown> On(TestTown town, params string[] scopes)
    {
        await town.Write(async unit =>
        {
            var editor = town.Get<ICatalogueEditor>();
            await editor.Save(unit, Pothole);
            await editor.Save(unit, Complaint);
            await editor.Save(unit, Gone);
            await TenantDirectory.Save(unit, Boxed(town.Tenant));
        });
        return new ApiTown(town, await Client(town, town.Tenant, scopes));
    }

    /// <summary>A program with a new key of a town.</summary>
    public static async Task<HttpClient> Client(TestTown town, Tenant tenant, params string[] scopes)
    {
        var order = new ApiKeyOrder("Test", scopes.Length == 0 ? ApiScopes.All : scopes, null);
        var key = await town.Get<IApiKeys>().Create(tenant.Id, Actor.System("test"), order);
        var http = town.Visitor(tenant.Hosts.Count == 0 ? null : tenant).Http;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        return http;
    }

    /// <summary>A report that is right, to be changed into one that is not.</summary>
    public static JsonObject Report(string description = "A deep hole") => new()
    {
        ["service_code"] = "pothole",
        ["description"] = description,
        ["lat"] = 41.5,
        ["long"] = -81.6,
        ["answers"] = new JsonObject { ["size"] = new JsonArray("big") },
        ["email"] = "rosa@example.org",
    };

    public async Task<JsonNode> Get(string path, HttpStatusCode expected = HttpStatusCode.OK) => await Read(await Http.GetAsync(path), expected);

    public async Task<JsonNode> Post(JsonNode body, string? key = null, HttpStatusCode expected = HttpStatusCode.Created) => await Read(await Send(body, key), expected);

    public Task<HttpResponseMessage> Send(JsonNode body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return Http.SendAsync(request);
    }

    /// <summary>The fields that a refused report is told to mend.</summary>
    public async Task<IEnumerable<string>> Wrong(JsonNode body) => Fields(await Post(body, expected: HttpStatusCode.BadRequest));

    public static IEnumerable<string> Fields(JsonNode problem) => problem["errors"]!.AsArray().Select(error => (string)error!["field"]!);

    public static async Task<JsonNode> Read(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        var isProblem = (int)expected >= 400;
        Assert.Equal(isProblem ? "application/problem+json" : "application/json", response.Content.Headers.ContentType!.MediaType);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The same town with a box around it, so that there is an outside.</summary>
    private static Tenant Boxed(Tenant town) => new()
    {
        Id = town.Id,
        Slug = town.Slug,
        Name = town.Name,
        JurisdictionId = town.JurisdictionId,
        TimeZone = town.TimeZone,
        Languages = town.Languages,
        Hosts = town.Hosts,
        Settings = town.Settings with { South = 41.4, West = -81.7, North = 41.6, East = -81.5 },
        Secret = town.Secret,
        CreatedAt = town.CreatedAt,
    };
}
