using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Townline.Bench.Phone;

/// <summary>A telephone exchange that tells the town of calls.</summary>
internal sealed class Exchange : IDisposable
{
    private readonly HttpClient _http;

    public Exchange(int port)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.ApiToken);
    }

    public async Task Tell(string what, string id, string? from, string? agent)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/cti/calls", new { external_id = id, @event = what, from, agent });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ringing, answered, held, answered, ended of one call after another.</summary>
    public async Task Batch(int part, int events)
    {
        var told = Enumerable.Range(0, events).Select(i => new { external_id = $"burst-{part}-{i / 5}", @event = Step(i), from = $"+1216{part}{i / 5:000000}"[..12] });
        using var answer = await _http.PostAsJsonAsync("/api/v1/cti/calls/batch", new { events = told });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The n-th event that a connection sends, for the load generator.</summary>
    public static byte[] Event(int line, int number)
    {
        var body = $$"""{"external_id":"load-{{line}}-{{number / 5}}","event":"{{Step(number)}}","from":"+1216{{line:00}}{{number / 5 % 100000:00000}}","agent":"agent@riverton.example"}""";
        return Encoding.ASCII.GetBytes(
            $"POST /api/v1/cti/calls HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ServerProcess.ApiToken}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    public void Dispose() => _http.Dispose();

    private static string Step(int number) => (number % 5) switch { 0 => "ringing", 1 => "answered", 2 => "held", 3 => "answered", _ => "ended" };
}
