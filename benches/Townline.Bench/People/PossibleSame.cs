using System.Diagnostics;
using System.Globalization;
using Townline.Platform.Web;

namespace Townline.Bench.People;

/// <summary>`townline people match` on people who are known to be the same, and its time for a whole town; then one new person in that town.</summary>
internal static class PossibleSame
{
    private const int Town = 400_000;

    public static async Task Run()
    {
        using var folder = new TemporaryFolder();
        if (OpenData() is { } file)
        {
            var (pairs, seconds) = await Match(file, Path.Combine(folder.Path, "febrl.csv"));
            Print("FEBRL 3 (5,000 people)", file, pairs, "F1 ≥ 0.95; same ≥ 0.9995");
            Figures.Row("its time", Seconds(seconds));
        }
        else
        {
            Figures.Row("FEBRL 3", "not there", "people/febrl3.csv in ../shared/data or TOWNLINE_TEST_OPEN_DATA");
        }

        var made = Path.Combine(folder.Path, "town.csv");
        await File.WriteAllLinesAsync(made, new MadeUpPeople(1).Lines(Town).Prepend(MadeUpPeople.Heading));
        var (found, took) = await Match(made, Path.Combine(folder.Path, "town-pairs.csv"));
        Figures.Row($"{Town:N0} made-up people compared, start to end", Seconds(took), "< 300 s");
        Print($"{Town:N0} made-up people", made, found, "");
        await NewPerson.Run(made);
    }

    /// <summary>Where the open data lies, as for the tests; null when it is not there.</summary>
    private static string? OpenData()
    {
        var folder = Environment.GetEnvironmentVariable("TOWNLINE_TEST_OPEN_DATA") ?? Path.Combine("..", "shared", "data");
        var file = Path.Combine(folder, "people", "febrl3.csv");
        return File.Exists(file) ? file : null;
    }

    private static async Task<(string Pairs, double Seconds)> Match(string file, string target)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(WebHost).Assembly.Location, "people", "match", file, "--out", target]))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (target, clock.Elapsed.TotalSeconds) : throw new InvalidOperationException("The people could not be compared.");
    }

    /// <summary>The middle of an id tells who is the same; only here is it looked at.</summary>
    private static void Print(string what, string people, string pairs, string wanted)
    {
        static string Who(string id) => id.Split('-')[1];
        var all = File.ReadLines(people).Skip(1).Select(line => Who(line.Split(',')[0])).GroupBy(who => who).Sum(group => group.LongCount() * (group.LongCount() - 1) / 2);
        var rows = File.ReadLines(pairs).Skip(1).Select(line => line.Split(',')).Select(cells => (Right: Who(cells[0]) == Who(cells[1]), Score: double.Parse(cells[2], CultureInfo.InvariantCulture), Same: cells[3] == "same")).ToList();
        var (best, at, right) = (0.0, 0.0, 0L);
        for (var i = 0; i < rows.Count; i++)
        {
            right += rows[i].Right ? 1 : 0;
            if ((i + 1 == rows.Count || rows[i + 1].Score < rows[i].Score) && 2.0 * right / (i + 1 + all) is var f1 && f1 > best)
            {
                (best, at) = (f1, rows[i].Score);
            }
        }

        var same = rows.FindAll(row => row.Same);
        var sure = same.Count(row => row.Right);
        Figures.Row($"{what}: best F1 (at a score of {at:0.0})", best.ToString("0.0000", CultureInfo.InvariantCulture), wanted);
        Figures.Row($"{what}: precision and recall of \"same\"", FormattableString.Invariant($"{(double)sure / same.Count:0.00000}, {(double)sure / all:0.000}"));
    }

    private static string Seconds(double seconds) => FormattableString.Invariant($"{seconds:0.0} s");
}
