using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

/// <summary>How a call may be made: by which methods, and from pages of other sites.</summary>
public class Open311CallsTests(Towns towns) : IClassFixture<Towns>
{
    private const string Root = "/open311/v2/";

    [Theory]
    [InlineData("PUT", "requests.json", "GET, HEAD, POST")]
    [InlineData("DELETE", "requests/1000015.xml", "GET, HEAD")]
    [InlineData("POST", "services.xml", "GET, HEAD")]
    [InlineData("PATCH", "test/servicerequestupdates.json", "GET, HEAD, POST")]
    public async Task What_cannot_be_done_at_an_address_is_told_with_what_can(string method, string path, string allowed)
    {
        using var answer = await Send(method, path);

        Assert.Contains(allowed, await Open311Client.ErrorOf(answer, 405), StringComparison.Ordinal);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("GET", "requests.yaml")]
    [InlineData("POST", "requests")]
    [InlineData("PUT", "nowhere.json")]
    [InlineData("OPTIONS", "nowhere.json")]
    public async Task Where_there_is_nothing_no_method_is_named(string method, string path)
    {
        using var answer = await Send(method, path);

        await Open311Client.ErrorOf(answer, 404);
        Assert.Empty(answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task An_app_in_a_browser_may_call_from_its_own_site()
    {
        using var asked = await Send("OPTIONS", "requests.json", ("Origin", "https://app.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "idempotency-key"));
        using var read = await Send("GET", "services.json", ("Origin", "https://app.example"));
        using var refused = await Send("POST", "requests.json", ("Origin", "https://app.example"));

        Assert.Equal(204, (int)asked.StatusCode);
        Assert.Equal("GET, HEAD, POST", Header(asked, "Access-Control-Allow-Methods"));
        Assert.Contains("Idempotency-Key", Header(asked, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Equal(200, (int)read.StatusCode);
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.All([asked, read, refused], answer => Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin")));
        Assert.False(read.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task An_answer_says_its_language_so_that_nobody_keeps_it_for_readers_of_another()
    {
        using var answer = await Send("GET", "services.xml", ("Accept-Language", "es-MX, en;q=0.5"));

        Assert.Equal(["es"], answer.Content.Headers.ContentLanguage);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    private async Task<HttpResponseMessage> Send(string method, string path, params (string Name, string Value)[] headers)
    {
        var town = await towns.On(Engine.SQLite);
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await town.Visitor().Http.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
