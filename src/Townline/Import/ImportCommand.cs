using System.CommandLine;
using Townline.Import.Maps;
using Townline.Import.Saved;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;

namespace Townline.Import;

/// <summary>`townline import FILE.csv --map NAME`: takes over the requests of another system.</summary>
internal sealed class ImportCommand : ICommand
{
    private const int Interrupted = 130;

    public Command Build()
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV file with a line of column names." };
        var map = new Option<string>("--map") { Description = $"What the columns mean: {string.Join(", ", MapFile.Names)}, or one that the town has saved, or a file of your own that ends in .json.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count what would be new, known and rejected, and write nothing." };
        var (data, town) = (SharedOptions.Data(), SharedOptions.Town());
        var command = new Command("import", "Take over the requests of another system from a CSV file.") { file, map, dryRun, data, town };
        command.SetAction((parsed, cancel) => Import(
            StorageOptions.FromEnvironment(parsed.GetValue(data)), parsed.GetValue(file)!, parsed.GetValue(map)!, parsed.GetValue(town), parsed.GetValue(dryRun), cancel));
        return command;
    }

    private static async Task<int> Import(StorageOptions storage, string path, string mapName, string? townName, bool isDryRun, CancellationToken cancel)
    {
        // What can be told without the database is told first.
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
