using System.Diagnostics;
using Townline.Platform.Storage;
using Townline.Platform.Storage.Postgres;
using Townline.Platform.Storage.Sqlite;
using Townline.Platform.Web;

namespace Townline.Bench.Importing;

/// <summary>`townline import` of a large and of a small file, as processes of their own, beside a bare loop that writes the same rows.</summary>
internal static class ImportBench
{
    private const int Large = 300_000;
    private const int Small = 35_000;
    private const string Written = "FROM requests_request WHERE tenant_id = @p0 AND number >= @p1 AND number <= @p2";
    private const string Text = "number || ' ' || description || ' ' || coalesce(address, '') || ' ' || external_id";

    public static async Task OnSqlite()
    {
        using var folder = new TemporaryFolder();
        await using var bare = new BareImport(
            new SqliteEngine(new StorageOptions(folder.Path)),
            InsertInto.Statement($"INSERT INTO platform_search (rowid, text) SELECT id, @p3 || {Text} {Written}", 4),
            [""],
            InsertInto.Statement($"INSERT INTO platform_place (id, south, north, west, east, at, at_end, layer, layer_end) SELECT id, latitude, latitude, longitude, longitude, 0.2, 0.2, @p3, @p3 + 0.5 {Written}", 4),
            [9L]);
        await Measure(bare, database: null, "≥ 20,000 /s");
    }

    public static async Task OnPostgres()
    {
        using var folder = new TemporaryFolder();
        await using var bare = new BareImport(
            new PostgresEngine(new StorageOptions(folder.Path, await PostgresDatabase.New("bare_import"))),
            InsertInto.Statement($"INSERT INTO platform_search (id, tenant_id, words) SELECT id, 1, to_tsvector('simple', @p3 || {Text}) {Written}", 4),
            [""],
            InsertInto.Statement($"INSERT INTO platform_place (id, tenant_id, layer, spot, at, past) SELECT id, 1, 1, point(longitude, latitude), 29000000, 0 {Written}", 3),
            []);
        await Measure(bare, PostgresDatabase.New, "beside its bare loop");
    }

    private static async Task Measure(BareImport bare, Func<string, Task<string>>? database, string wanted)
    {
        using var files = new TemporaryFolder();
        var (large, small) = (Path.Combine(files.Path, "large.csv"), Path.Combine(files.Path, "small.csv"));
        ImportFile.Write(large, Large);
        ImportFile.Write(small, Small);
        var rate = Large / await Import(large, Large, database is null ? null : await database("import_large"));
        var bareRate = await bare.Run(large);
        Figures.Row($"{Large:N0} rows, from the start of the process to its end", Figures.Rate(rate), wanted);
        Figures.Row("bare loop, same rows, same durability", Figures.Rate(bareRate));
        Figures.Row("ratio to the bare loop", Figures.Ratio(rate / bareRate));
        Figures.Row($"{Small:N0} rows, from the start of the process to its end", Figures.Rate(Small / await Import(small, Small, database is null ? null : await database("import_small"))));
    }

    /// <returns>Seconds.</returns>
    private static async Task<double> Import(string file, int rows, string? postgres)
    {
        using var data = new TemporaryFolder();
        return await Import(file, rows, data.Path, postgres);
    }

    /// <summary>`townline import` of a file in Boston's columns into a folder or database, which it leaves there.</summary>
    /// <returns>Seconds.</returns>
    internal static async Task<double> Import(string file, int rows, string dataFolder, string? postgres)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WebHost).Assembly.Location, "import", file, "--map", "boston", "--data", dataFolder]) { RedirectStandardOutput = true };
        start.Environment["TOWNLINE_DB"] = postgres;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Contains($"{rows} new, 0 known, 0 rejected", StringComparison.Ordinal) ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"The import said: {said}");
    }
}
