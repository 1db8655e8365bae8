using System.Diagnostics;
using System.Globalization;
using Townline.Bench.Importing;
using Townline.Bench.Intake;
using Townline.Bench.Scale;
using Townline.Transfer.Packages;

namespace Townline.Bench.Safety;

/// <summary>Backup beside a plain copy, intake meanwhile, and how fast a whole town goes out and comes in. The town is the demo with so many requests more.</summary>
internal static class SafetyBench
{
    private const int Connections = 32;

    /// <summary>A busy day in a big city, several times over; every answer waits for its commit.</summary>
    private const double ReportsASecond = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    /// <param name="rows">Requests beside the demo's.</param>
    public static async Task Run(int rows)
    {
        using var town = new TemporaryFolder();
        using var files = new TemporaryFolder();
        await MakeTown(town.Path, files.Path, rows);
        await CopyAndBackup(town.Path, files.Path, rows);
        await OutAndIn(town.Path, files.Path);
    }

    /// <summary>Backup and restore alone, of a town of a million requests with its people and timelines.</summary>
    public static async Task Million()
    {
        using var town = new TemporaryFolder();
        using var files = new TemporaryFolder();
        await BigTown.Fill(town.Path, 1_000_000, null);
        await CopyAndBackup(town.Path, files.Path, 1_000_000);
    }

    private static async Task MakeTown(string town, string files, int rows)
    {
        await (await ServerProcess.Start(town)).DisposeAsync();
        var csv = Path.Combine(files, "requests.csv");
        ImportFile.Write(csv, rows);
        await TownProgram.Run(null, "import", csv, "--map", "boston", "--data", town);
        File.Delete(csv);
    }

    private static async Task CopyAndBackup(string town, string files, int rows)
    {
        var database = Path.Combine(town, "townline.db");
        var copying = Copy(database, Path.Combine(files, "copy.db"));
        Figures.Row($"database of {rows:N0} requests and the demo", Size(new FileInfo(database).Length));
        Figures.Row("plain copy of the database file, to the disk", Seconds(copying));
        var backup = Path.Combine(files, "backup");
        await using (var server = await ServerProcess.Start(town))
        {
            await Backup(server, copying, backup, town);
        }

        using var restored = new TemporaryFolder();
        Figures.Row("restore, looked through before it is put in place", Seconds(await TownProgram.Run(null, "restore", backup, "--data", restored.Path)));
        Directory.Delete(backup, recursive: true);
    }

    private static async Task Backup(ServerProcess server, double copying, string backup, string town)
    {
        var alone = await new LoadGenerator(server.Port, Connections) { PerSecond = ReportsASecond }.Run(WarmUp, Quiet);

        // The load goes on for longer than the backup; only what is sent during it counts.
        var during = await Beside(server, copying, () => TownProgram.Run(null, "backup", "--to", backup, "--data", town));
        Figures.Row($"backup of it beside {ReportsASecond} reports a second: checked, hashed, with {Directory.EnumerateFiles(Path.Combine(backup, "files"), "*", SearchOption.AllDirectories).Count():N0} files", Seconds(during.Seconds));
        Figures.Row("size of the backup", Size(Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length)));
        Figures.Row($"p99 of {ReportsASecond} reports a second without a backup", Figures.Milliseconds(alone.P99));
        Figures.Row("p99 of them while it runs", Figures.Milliseconds(during.Load.P99), "< 60 ms");
        Figures.Row("median of them, without and while it runs", $"{Figures.Milliseconds(alone.Median)}, {Figures.Milliseconds(during.Load.Median)}");
    }

    /// <summary>Load for as long as some work takes.</summary>
    private static async Task<(double Seconds, LoadResult Load)> Beside(ServerProcess server, double expected, Func<Task<double>> work)
    {
        using var stop = new CancellationTokenSource();
        var load = new LoadGenerator(server.Port, Connections) { PerSecond = ReportsASecond, Stop = stop.Token }.Run(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60 + expected * 60));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var seconds = await work();
        await stop.CancelAsync();
        return (seconds, await load);
    }

    private static async Task OutAndIn(string town, string files)
    {
        var export = Path.Combine(files, "export");
        var seconds = await TownProgram.Run(null, "export", "--to", export, "--with-secrets", "--data", town);
        using var package = TownPackage.Open(export);
        var rows = package.Manifest.Tables.Sum(table => table.Rows);
        Figures.Row($"export of all {rows:N0} rows, from the start of the process to its end", Figures.Rate(rows / seconds));
        Figures.Row("size of the export", Size(Directory.EnumerateFiles(export, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length)));
        using (var sqlite = new TemporaryFolder())
        {
            Figures.Row("import of it on SQLite, indexes of words and points included", Figures.Rate(rows / await TownProgram.Run(null, "import-town", export, "--data", sqlite.Path)), "≥ 20,000 /s");
        }

        using var postgres = new TemporaryFolder();
        Figures.Row("import of it on PostgreSQL", Figures.Rate(rows / await TownProgram.Run(await PostgresDatabase.New("safety"), "import-town", export, "--data", postgres.Path)));
    }

    /// <returns>Seconds.</returns>
    private static double Copy(string from, string to)
    {
        var clock = Stopwatch.StartNew();
        File.Copy(from, to);
        using (var copy = new FileStream(to, FileMode.Open, FileAccess.ReadWrite))
        {
            copy.Flush(flushToDisk: true);
        }

        File.Delete(to);
        return clock.Elapsed.TotalSeconds;
    }

    private static string Seconds(double seconds) => $"{seconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    private static string Size(long bytes) => $"{(bytes >> 20).ToString("#,0", CultureInfo.InvariantCulture)} MB";
}
