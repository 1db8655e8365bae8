using System.Diagnostics;
using System.Globalization;
using Townline.Bench.Importing;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Bench.Duplicates;

/// <summary>How well and how fast the earlier report of the same problem is found, through the program's own import and its own query.</summary>
internal static class NearBench
{
    private const int Million = 1_000_000;
    private const int Questions = 1_000;
    private const int Town = 1;

    /// <summary>Boston's marked pairs: each later report asks with its own service, place, words and time.</summary>
    public static async Task Boston()
    {
        if (BostonPairs.Find() is not { } boston)
        {
            Figures.Row("Boston's pairs", "not at hand: set TOWNLINE_TEST_OPEN_DATA");
            return;
        }

        using var data = new TemporaryFolder();
        await ImportBench.Import(boston.RequestsFile, boston.Requests, data.Path, null);
        await using var services = await TownServices.Open(new StorageOptions(data.Path), default);
        var ranks = new List<int>();
        var times = new List<double>();
        foreach (var (later, earlier) in boston.Pairs)
        {
            var clock = Stopwatch.StartNew();
            var found = await Ask(services, later.ServiceCode, later.Latitude, later.Longitude, later.Text, later.At);
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (found.FirstOrDefault(near => near.RequestedAt >= later.At) is { } leak)
            {
                throw new InvalidOperationException($"{later.Id} was answered with {leak.ExternalId}, which was reported after it.");
            }

            ranks.Add(found.ToList().FindIndex(near => near.ExternalId == earlier));
        }

        var half = ranks.Count / 2;
        Recall($"all {ranks.Count:N0} pairs", ranks, "≥ 0.78, ≥ 0.94");
        Recall("the earlier half, tuned on", ranks[..half]);
        Recall("the later half, never tuned on", ranks[half..]);
        Times($"a question among {boston.Requests:N0} requests", times);
    }

    public static Task MillionOnSqlite() => InAMillion(null, "SQLite");

    public static async Task MillionOnPostgres() => await InAMillion(await PostgresDatabase.New("near_million"), "PostgreSQL");

    /// <summary>The time of a question in a town of a million requests.</summary>
    private static async Task InAMillion(string? database, string engine)
    {
        using var files = new TemporaryFolder();
        using var data = new TemporaryFolder();
        var file = Path.Combine(files.Path, "million.csv");
        ImportFile.Write(file, Million);
        await ImportBench.Import(file, Million, data.Path, database);
        await using var services = await TownServices.Open(new StorageOptions(data.Path, database), default);
        await Ask(services, "code0", 42.31, -71.08, "warm up", DateTimeOffset.UtcNow);
        var random = new Random(311);
        var times = new List<double>();
        var found = 0;
        for (var i = 0; i < Questions; i++)
        {
            var clock = Stopwatch.StartNew();
            found += (await Ask(
                services,
                $"code{random.Next(4)}",
                42.24 + random.NextDouble() * 0.15,
                -71.17 + random.NextDouble() * 0.17,
                "truck parked in front of the hydrant since yesterday, no plates",
                new DateTimeOffset(2020, 6, 1, 0, 0, 0, default).AddMinutes(-random.Next(1_000_000)))).Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Figures.Row($"answers to a question, on average, {engine}", (found / (double)Questions).ToString("0.0", CultureInfo.InvariantCulture));
        Times($"a question among {Million:N0} requests, {engine}", times);
    }

    private static async Task<IReadOnlyList<NearRequest>> Ask(TownServices services, string code, double latitude, double longitude, string text, DateTimeOffset at)
    {
        var service = (await services.Get<ICatalogue>().Of(Town)).ByCode(code) ?? throw new InvalidOperationException($"There is no service {code}.");
        return await services.Get<INearRequests>().Find(Town, new NearQuestion { Service = service, Latitude = latitude, Longitude = longitude, Text = text, At = at }, 10, default);
    }

    private static void Recall(string what, IReadOnlyList<int> ranks, string wanted = "") =>
        Figures.Row($"recall@1, recall@3: {what}", $"{At(ranks, 1)}, {At(ranks, 3)}", wanted);

    private static string At(IReadOnlyList<int> ranks, int most) =>
        (ranks.Count(rank => rank >= 0 && rank < most) / (double)ranks.Count).ToString("0.000", CultureInfo.InvariantCulture);

    private static void Times(string what, List<double> times)
    {
        times.Sort();
        Figures.Row($"{what}: median, p95, p99", $"{Figures.Milliseconds(times[times.Count / 2])}, {Figures.Milliseconds(times[times.Count * 95 / 100])}, {Figures.Milliseconds(times[times.Count * 99 / 100])}", "p95 < 40 ms");
    }
}
