using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Townline.Places.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Places;

/// <summary>`townline places FILE --kind area|street|address`: brings areas, streets or addresses into a town.</summary>
internal sealed class PlacesCommand : ICommand
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "GeoJSON (.geojson, .json, features one a line too) or CSV (.csv, .tsv, .txt), in WGS 84." };

    private readonly Option<PlaceKind> _kind = new("--kind") { Description = "What the rows are: area, street or address.", Required = true };

    private readonly Option<string?> _areaKind = new("--area-kind") { Description = "Kind of all areas in the file, such as town, district, park, water; else each row's own." };

    private readonly Option<string[]> _columns = new("--column")
    {
        Description = "A CSV column with a name of its own, as OURS=THEIRS (code, name, number, street, unit, city, postcode, lat, long, wkt). Repeatable.",
    };

    private readonly Option<FileInfo?> _rejects = new("--rejects") { Description = "File for the rows that were left out (default FILE.rejects.csv)." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read and report; write nothing." };
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();

    public Command Build()
    {
        var command = new Command("places", "Bring areas, streets or addresses from a file into a town. The same file twice changes nothing.")
        {
            _file, _kind, _areaKind, _columns, _rejects, _dryRun, _data, _town,
        };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult given, CancellationToken cancel)
    {
        var file = given.GetRequiredValue(_file);
        if (!file.Exists)
            throw new CommandFailedException($"There is no file {file}.");
        var options = new PlaceImportOptions(
            given.GetRequiredValue(_kind),
            PlaceFormats.OfFile(file.Name),
            given.GetValue(_areaKind),
            Columns(given.GetValue(_columns) ?? []),
            given.GetValue(_dryRun)
        );

        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        await using var stream = file.OpenRead();
        try
        {
            var report = await services.Get<IPlaceImport>().Import(town.Id, Actor.System("places"), stream, options, new Progress(), cancel);
            await Tell(report, given.GetValue(_rejects) ?? new FileInfo($"{file.FullName}.rejects.csv"));
        }
        catch (PlacesFileException wrong)
        {
            throw new CommandFailedException(wrong.Message);
        }
        return 0;
    }

    private static Dictionary<string, string> Columns(IEnumerable<string> pairs)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } ours, { Length: > 0 } theirs])
                throw new CommandFailedException($"--column {pair} is not of the form OURS=THEIRS.");
            columns[ours] = theirs;
        }
        return columns;
    }

    private static async Task Tell(PlaceImportReport report, FileInfo rejects)
    {
        foreach (var remark in report.Remarks.Where(remark => !remark.Rejected).Take(20))
            await Console.Out.WriteLineAsync($"Row {remark.Row}: {remark.Text}");
        if (report.Rejected > 0)
        {
            await File.WriteAllLinesAsync(rejects.FullName, [.. RejectLines(report)], CancellationToken.None);
            await Console.Out.WriteLineAsync($"The rows that were left out stand with their reasons in {rejects.FullName}");
        }
        await Console.Out.WriteLineAsync($"{report.Added} new, {report.Changed} changed, {report.Same} known, {report.Rejected} rejected");
    }

    private static IEnumerable<string> RejectLines(PlaceImportReport report)
    {
        yield return "row,reason";
        foreach (var remark in report.Remarks.Where(remark => remark.Rejected))
            yield return $"{remark.Row},\"{remark.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var told = report.Remarks.Count(remark => remark.Rejected);
        if (told < report.Rejected)
            yield return $",\"and {report.Rejected - told} more\"";
    }

    /// <summary>A line every few seconds, so that long work can be watched.</summary>
    private sealed class Progress : IProgress<PlaceImportReport>
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
        private readonly long _started = Stopwatch.GetTimestamp();
        private TimeSpan _told;

        public void Report(PlaceImportReport value)
        {
            var passed = Stopwatch.GetElapsedTime(_started);
            if (passed - _told < Every)
                return;
            _told = passed;
            var rows = value.Added + value.Changed + value.Same + value.Rejected;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, {rows / passed.TotalSeconds:N0} a second"));
        }
    }
}
