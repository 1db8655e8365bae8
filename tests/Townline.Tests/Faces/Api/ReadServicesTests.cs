using System.Net;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class ReadServicesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_list_holds_what_is_on_offer(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        var services = (await api.Get("/api/v1/services"))["items"]!.AsArray();

        Assert.Equal(["pothole", "complaint"], services.Select(service => (string?)service!["service_code"]));
        Assert.Equal(["road", "hole"], services[0]!["keywords"]!.AsArray().Select(word => (string?)word));
        Assert.Equal("business_days", (string?)services[0]!["promise"]!["unit"]);
    }

    [BothEngines]
    public async Task A_service_tells_its_questions_also_when_it_is_no_longer_offered(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        var service = await api.Get("/api/v1/services/pothole");

        Assert.Equal(["size", "depth"], service["questions"]!.AsArray().Select(question => (string?)question!["code"]));
        Assert.Equal("big", (string?)service["questions"]![1]!["show_if"]!["any_of"]![0]);
        Assert.Equal("A wheel", (string?)service["questions"]![0]!["options"]![1]!["name"]);
        Assert.Contains("received", service["states"]!.AsArray().Select(state => (string?)state!["key"]));
        Assert.False((bool)(await api.Get("/api/v1/services/gone"))["active"]!);
        await api.Get("/api/v1/services/none", HttpStatusCode.NotFound);
    }

    [BothEngines]
    public async Task A_caller_who_has_it_already_is_told_so_until_it_changes(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var first = await api.Http.GetAsync("/api/v1/services");
        var tag = first.Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await Status(api, tag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, await Status(api, $"\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.OK, await Status(api, "\"other\""));
        Assert.Equal(HttpStatusCode.OK, await Status(api, tag.ToString(), language: "es"));
        Assert.Contains("Accept-Language", first.Headers.Vary);

        await api.Town.Write(unit => api.Town.Get<ICatalogueEditor>().Save(unit, ApiTown.Pothole with { AnonymousAllowed = false }));
        Assert.Equal(HttpStatusCode.OK, await Status(api, tag.ToString()));
    }

    private static async Task<HttpStatusCode> Status(ApiTown api, string tag, string language = "en")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/services");
        request.Headers.Add("If-None-Match", tag);
        request.Headers.Add("Accept-Language", language);
        return (await api.Http.SendAsync(request)).StatusCode;
    }
}
