using System.CommandLine;
using Townline.Import.Maps;
using Townline.Import.Saved;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;
using Townline.Transfer.Contracts.Commands;

namespace Townline.Import;

/// <summary>
/// `townline import FILE.csv --map NAME` takes over the requests of another system; `townline import EXPORT` brings in a whole town, as
/// `townline export` wrote it.
/// </summary>
internal sealed class ImportCommand : ICommand
{
    private const int Interrupted = 130;

    private readonly Argument<string> _from = new("FILE.csv|EXPORT") { Description = "A CSV file with a line of column names, whose requests are taken over; or a folder or .zip that `townline export` wrote." };
    private readonly Option<string?> _map = new("--map") { Description = $"Of a CSV file: what its columns mean. {string.Join(", ", MapFile.Names)}, or one that the town has saved, or a file of your own that ends in .json." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Of a CSV file: count what would be new, known and rejected, and write nothing." };
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();
    private readonly TownArrival _arrival = new();

    public Command Build()
    {
        var command = new Command("import", "Take over the requests of another system from a CSV file, or bring a whole town in from its export.") { _from, _map, _dryRun, _data, _town };
        foreach (var option in _arrival.Options)
        {
            command.Options.Add(option);
        }

        command.SetAction((given, cancel) => Run(given.GetRequiredValue(_from), given, cancel));
        return command;
    }

    private Task<int> Run(string from, ParseResult given, CancellationToken cancel)
    {
        var storage = StorageOptions.FromEnvironment(given.GetValue(_data));
        if (TownArrival.IsExport(from))
        {
            return Said(given, [_map, _dryRun, _town]) is { } ofCsv
                ? throw new CommandFailedException($"{ofCsv} goes with a CSV file, and {from} is the export of a town, which brings all of it with it.")
                : _arrival.Run(from, storage, given, cancel);
        }

        return Said(given, _arrival.Options) is { } ofExport ? throw new CommandFailedException($"{ofExport} goes with the export of a town, and {from} is neither a folder nor a .zip.")
            : Import(storage, from, given.GetValue(_map), given.GetValue(_town), given.GetValue(_dryRun), cancel);
    }

    /// <summary>The first of the options that was given; null when none was.</summary>
    private static string? Said(ParseResult given, IEnumerable<Option> options) => options.FirstOrDefault(option => given.GetResult(option) is { Implicit: false })?.Name;

    private static async Task<int> Import(StorageOptions storage, string path, string? mapName, string? townName, bool isDryRun, CancellationToken cancel)
    {
        // What can be told without the database is told first.
        if (mapName is null)
        {
            _ = new CsvFile(path);
            throw new CommandFailedException($"Say with --map what the columns of {path} mean: {string.Join(", ", MapFile.Names)}, a mapping that the town has saved, or a file of your own that ends in .json.");
        }

        var ready = MapFile.IsReady(mapName) ? MapFile.Load(mapName) : null;
        var file = new CsvFile(path, ready?.Encoding, ready?.Separator);
        if (isDryRun && storage.IsNew)
        {
            throw new CommandFailedException($"There is no database in {storage.DataFolder} yet, and a dry run makes none.");
        }

        await using var services = await TownServices.Open(storage, cancel);
        var town = await Town(services, townName, isDryRun, cancel);
        var map = ready ?? await MapFinder.Find(services.Get<SavedMaps>(), town.Id, mapName, cancel) ?? MapFile.Load(mapName);
        file = ready is null ? new CsvFile(path, map.Encoding, map.Separator) : file;
        var lines = new ProgressLines(Console.Error, !Console.IsErrorRedirected, file.Length, TimeProvider.System);
        try
        {
            var result = await services.Get<Importer>().Run(new(town, file, map, storage.DataFolder, isDryRun), lines.Show, cancel);
            lines.End(result.RejectFile);
            await Console.Out.WriteLineAsync(result.Totals.ToString());
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            lines.End(null);
            await Console.Error.WriteLineAsync("Stopped. The same command goes on from here.");
            return Interrupted;
        }
    }

    /// <summary>An empty database gets its first town, as with ./run --empty.</summary>
    private static async Task<Tenant> Town(TownServices services, string? name, bool isDryRun, CancellationToken cancel)
    {
        if (!isDryRun && name is null)
        {
            var first = new FirstTown(services.Get<TenantDirectory>(), services.Get<Store>(), services.Get<TimeProvider>());
            await first.Run(new StartupContext(Empty: true, Console.Error), cancel);
        }

        return await services.Town(name, cancel);
    }
}
