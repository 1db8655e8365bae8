using System.Diagnostics;
using System.Text.RegularExpressions;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Bench.Scale;

/// <summary>
/// What a clerk and a resident wait for in a town of 10,000 requests and in one of a million (TOWNLINE_BENCH_REQUESTS for another size), while
/// 200 reports a second come in.
/// </summary>
internal static partial class ScaleBench
{
    private const int Small = 10_000;
    private const int IntakeASecond = 200;
    private const int WarmUps = 20;
    private const int Samples = 200;

    public static Task OnSqlite() => Run(_ => Task.FromResult<string?>(null));

    public static Task OnPostgres() => Run(async name => await PostgresDatabase.New(name));

    private static async Task Run(Func<string, Task<string?>> database)
    {
        var large = Environment.GetEnvironmentVariable("TOWNLINE_BENCH_REQUESTS") is { Length: > 0 } size ? int.Parse(size) : 1_000_000;
        var few = await Measure(Small, await database("scale_small"));
        var many = await Measure(large, await database("scale_large"));
        foreach (var (name, p95) in many)
        {
            Figures.Row(name, $"{Figures.Milliseconds(p95)} ({Figures.Ratio(p95 / few[name])} × that of {Small:N0})", "p95 < 40 ms, ≤ 1.5 ×");
        }
    }

    private static async Task<Dictionary<string, double>> Measure(int requests, string? postgres)
    {
        using var folder = new TemporaryFolder();
        var questions = await Fill(folder.Path, requests, postgres);
        await using var server = await ServerProcess.Start(folder.Path, postgres);
        using var http = Client(server);
        await SignIn(http);
        using var reporters = Client(server);
        await using var intake = new SteadyIntake(reporters, IntakeASecond);
        intake.Begin();
        var random = new Random(17);
        var found = new Dictionary<string, double>();
        foreach (var question in questions)
        {
            found[question.Name] = await Ask(http, question, random);
        }

        Figures.Row($"{requests:N0} requests: reports taken beside the questions", Figures.Rate(await intake.End()), $"{IntakeASecond} /s");
        return found;
    }

    private static async Task<IReadOnlyList<Question>> Fill(string folder, int requests, string? postgres)
    {
        await using (var first = await ServerProcess.Start(folder, postgres))
        {
        }

        var clock = Stopwatch.StartNew();
        await using var services = await TownServices.Open(new StorageOptions(folder, postgres));
        var town = new BigTown(services, requests);
        await town.Fill(CancellationToken.None);
        Figures.Row($"{requests:N0} requests, {requests * 3L:N0} lines of timelines, {town.Persons.Count:N0} people written", Figures.Rate(requests / clock.Elapsed.TotalSeconds));
        return Question.Of(town);
    }

    /// <returns>95 of 100 answers came within these milliseconds.</returns>
    private static async Task<double> Ask(HttpClient http, Question question, Random random)
    {
        var times = new List<double>();
        for (var i = 0; i < WarmUps + Samples; i++)
        {
            var path = question.Path(random);
            var clock = Stopwatch.StartNew();
            using var answer = await http.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode}.");
            }

            if (i >= WarmUps)
            {
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        return times.Order().ElementAt((int)(Samples * 0.95));
    }

    private static HttpClient Client(ServerProcess server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{server.Port}") };

    private static async Task SignIn(HttpClient http)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServerProcess.ApiToken);
        var page = await http.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = "agent@riverton.example",
            ["Password"] = ServerProcess.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await http.PostAsync("/sign-in", form);
        if ((int)answer.StatusCode != 302)
        {
            throw new InvalidOperationException($"Nobody could sign in: {(int)answer.StatusCode}.");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
