using Townline.Platform.Storage;

namespace Townline.Bench.Intake;

/// <summary>Durable intake: POST /open311/v2/requests.json on 32 connections, beside a bare loop that writes the same rows.</summary>
internal static class IntakeBench
{
    private const int Connections = 32;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task OnSqlite()
    {
        using var folder = new TemporaryFolder();
        var load = await Load(folder.Path, null);
        Print(load, "≥ 2,000 /s");
        Compare(load, await Bare(1), "each report committed by itself");
        Compare(load, await Bare(Connections), $"{Connections} reports to a commit");
    }

    public static async Task OnPostgres()
    {
        using var folder = new TemporaryFolder();
        var load = await Load(folder.Path, await PostgresDatabase.New("intake"));
        Print(load, "beside its bare loop");
        using var bareFolder = new TemporaryFolder();
        var bare = await BareLoops.Postgres(new StorageOptions(bareFolder.Path, await PostgresDatabase.New("bare")), Measured / 2);
        Compare(load, bare, "each report committed by itself, on 32 connections");
    }

    private static async Task<double> Bare(int reportsToACommit)
    {
        using var folder = new TemporaryFolder();
        return await BareLoops.Sqlite(new StorageOptions(folder.Path), Measured / 2, reportsToACommit);
    }

    private static async Task<LoadResult> Load(string folder, string? postgres)
    {
        await using var server = await ServerProcess.Start(folder, postgres);
        return await new LoadGenerator(server.Port, Connections).Run(WarmUp, Measured);
    }

    private static void Print(LoadResult load, string wanted)
    {
        Figures.Row("durable reports, 32 connections", Figures.Rate(load.PerSecond), wanted);
        Figures.Row("median", Figures.Milliseconds(load.Median));
        Figures.Row("p99", Figures.Milliseconds(load.P99), "< 60 ms");
    }

    private static void Compare(LoadResult load, double bare, string how)
    {
        Figures.Row($"bare loop, same rows, {how}", Figures.Rate(bare));
        Figures.Row("ratio to it", Figures.Ratio(load.PerSecond / bare), "≥ 0.50");
    }
}
