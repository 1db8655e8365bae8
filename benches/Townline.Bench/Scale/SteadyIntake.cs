using System.Globalization;

namespace Townline.Bench.Scale;

/// <summary>Reports that come in at an even pace while something else is measured.</summary>
internal sealed class SteadyIntake(HttpClient http, int perSecond) : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _stop = new();
    private Task<int> _running = Task.FromResult(0);
    private DateTimeOffset _began;

    public void Begin()
    {
        _began = DateTimeOffset.UtcNow;
        _running = Run();
    }

    /// <returns>Reports a second that were taken.</returns>
    public async Task<double> End()
    {
        await _stop.CancelAsync();
        return await _running / (DateTimeOffset.UtcNow - _began).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task<int> Run()
    {
        var taken = 0;
        var sent = 0;
        var random = new Random(5311);
        while (!_stop.IsCancellationRequested)
        {
            var owed = (int)((DateTimeOffset.UtcNow - _began).TotalSeconds * perSecond) - sent;
            var answers = await Task.WhenAll(Enumerable.Range(sent, owed).Select(number => Send(number, Sentences.Next(random), 41.446 + (random.NextDouble() * 0.108), -81.66 + (random.NextDouble() * 0.12))));
            sent += owed;
            taken += answers.Count(answer => answer);
            await Task.Delay(Beat, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return taken;
    }

    private async Task<bool> Send(int number, string text, double latitude, double longitude)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["api_key"] = ServerProcess.Open311Key,
            ["service_code"] = "pothole",
            ["attribute[where]"] = "lane",
            ["attribute[size]"] = "medium",
            ["lat"] = latitude.ToString(CultureInfo.InvariantCulture),
            ["long"] = longitude.ToString(CultureInfo.InvariantCulture),
            ["email"] = $"steady{number}@example.org",
            ["description"] = text,
        });
        using var answer = await http.PostAsync("/open311/v2/requests.json", form);
        return answer.IsSuccessStatusCode;
    }
}
