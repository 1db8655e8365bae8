using System.Diagnostics;

namespace Townline.Bench.Scale;

/// <summary>
/// What a clerk and a resident wait for in a town of 10,000 requests and in one of a million (TOWNLINE_BENCH_REQUESTS for another size), while
/// 200 reports a second come in.
/// </summary>
internal static class ScaleBench
{
    private const int Small = 10_000;
    private const int IntakeASecond = 200;
    private const int WarmUps = 20;
    private const int Samples = 200;
    private const int FewestSamples = 40;

    // A question that is far from its mark is not asked 200 times: the figures of the others would not be seen.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

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
        var questions = Question.Of(await BigTown.Fill(folder.Path, requests, postgres));
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
            Console.Error.WriteLine($"{requests:N0} requests: {question.Name}: {Figures.Milliseconds(found[question.Name])}");
        }

        Figures.Row($"{requests:N0} requests: reports taken beside the questions", Figures.Rate(await intake.End()), $"{IntakeASecond} /s");
        return found;
    }

    /// <returns>95 of 100 answers came within these milliseconds.</returns>
    private static async Task<double> Ask(HttpClient http, Question question, Random random)
    {
        var times = new List<double>();
        var began = Stopwatch.StartNew();
        for (var i = 0; i < WarmUps + Samples && (times.Count < FewestSamples || began.Elapsed < Patience); i++)
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

        return times.Order().ElementAt((int)(times.Count * 0.95));
    }

    private static HttpClient Client(ServerProcess server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{server.Port}") };

    private static async Task SignIn(HttpClient http)
    {
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServerProcess.ApiToken);
        await ClerkSignIn.As(http, "agent@riverton.example");
    }
}
