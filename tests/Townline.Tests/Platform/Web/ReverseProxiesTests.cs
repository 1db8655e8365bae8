using System.Net;
using Townline.Platform.Commands;
using Townline.Platform.Web;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Web;

public class ReverseProxiesTests
{
    [Fact]
    public async Task Behind_a_named_proxy_each_caller_has_limits_of_their_own()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TownProcess.Serve(storage, Named("127.0.0.1, ::1"), "--empty");
        using var http = new HttpClient { BaseAddress = town.Address };

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskUntilRefused(http, "203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await Ask(http, "203.0.113.8"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.2.0.0/16")]
    public async Task A_proxy_that_is_not_named_is_not_believed(string named)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TownProcess.Serve(storage, Named(named), "--empty");
        using var http = new HttpClient { BaseAddress = town.Address };

        Assert.Equal(HttpStatusCode.TooManyRequests, await AskUntilRefused(http, "203.0.113.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskUntilRefused(http, "203.0.113.8", most: 100));
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/40")]
    public void What_is_no_address_is_told_in_one_sentence(string named) =>
        Assert.Contains(named, Assert.Throws<CommandFailedException>(() => ReverseProxies.Read(named)).Message, StringComparison.Ordinal);

    private static Dictionary<string, string> Named(string proxies) => new() { [ReverseProxies.Variable] = proxies };

    private static async Task<HttpStatusCode> AskUntilRefused(HttpClient http, string caller, int most = 2_000)
    {
        for (var asked = 0; asked < most; asked += 50)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Ask(http, caller)));
            if (answers.Contains(HttpStatusCode.TooManyRequests))
            {
                return HttpStatusCode.TooManyRequests;
            }
        }

        return HttpStatusCode.OK;
    }

    private static async Task<HttpStatusCode> Ask(HttpClient http, string caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/places/search?q=");
        request.Headers.Add("X-Forwarded-For", caller);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
