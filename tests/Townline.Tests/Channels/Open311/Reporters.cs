using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

/// <summary>Thirty-two apps that report without a pause, each report with a text of its own, and remember what the town told them.</summary>
internal sealed class Reporters(string key)
{
    private const int Connections = 32;
    private int _sent;

    /// <summary>The reports that were answered with a reference: text and reference.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    /// <summary>The reports whose answer never came, and those that were refused.</summary>
    public ConcurrentBag<string> Unanswered { get; } = [];

    /// <summary>Gives the town of a storage a service and a key; the town is not running afterwards.</summary>
    public static async Task<Reporters> Of(TestStorage storage)
    {
        await using var town = await TestTown.Start(storage);
        await SampleServices.Add(town);
        var order = new ApiKeyOrder("Reporters", [ApiScopes.Open311Submit], RequestsPerMinute: null);
        return new Reporters((await town.Get<IApiKeys>().Create(town.Tenant.Id, Actor.System("test"), order)).Secret);
    }

    /// <summary>Reports until the town is gone.</summary>
    public Task ReportTo(Uri town) => Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
    {
        using var http = Connect(town);
        while (await Report(http, $"Report {Interlocked.Increment(ref _sent)} of {Guid.NewGuid()}"))
        {
        }
    }));

    /// <summary>Sends what was never answered once more, as an app does that does not know.</summary>
    public async Task ReportAgain(Uri town)
    {
        using var http = Connect(town);
        while (Unanswered.TryTake(out var text))
        {
            Assert.True(await Report(http, text), "The town is up and did not answer.");
        }
    }

    /// <summary>One report; the text is also its Idempotency-Key.</summary>
    /// <returns>False when no answer came.</returns>
    private async Task<bool> Report(HttpClient http, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open311/v2/requests.json");
        request.Headers.Add("Idempotency-Key", text);
        request.Content = new FormUrlEncodedContent([new("service_code", "litter"), new("lat", "41.5"), new("long", "-81.6"), new("description", text)]);
        try
        {
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, body);
            Acknowledged[text] = (string)JsonNode.Parse(body)![0]!["service_request_id"]!;
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            Unanswered.Add(text);
            return false;
        }
    }

    private HttpClient Connect(Uri town)
    {
        var http = new HttpClient { BaseAddress = town, Timeout = TimeSpan.FromMinutes(1) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }
}
