using System.CommandLine;
using System.Globalization;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Transfer.Arrival;
using Townline.Transfer.Packages;

namespace Townline.Transfer;

/// <summary>`townline import-town DIR`: brings in what `townline export` wrote.</summary>
internal sealed class ImportTownCommand : ICommand
{
    private readonly Argument<string> _from = new("EXPORT") { Description = "Folder or .zip that `townline export` wrote." };
    private readonly Option<string?> _replace = new("--replace") { Description = "Name of a town here that is thrown away, with all it has, before the export takes its place." };
    private readonly Option<bool> _quiet = new("--without-waiting-work")
    {
        Description = "Leave out messages that wait to be sent and work that waits to be done: for a copy to try things in, beside a town that goes on.",
    };

    private readonly Option<string?> _data = SharedOptions.Data();

    public Command Build()
    {
        var command = new Command("import-town", "Bring a whole town in from an export, into a new or an old installation of either database. (`townline import` brings in requests of other systems.)")
        {
            _from, _replace, _quiet, _data,
        };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult given, CancellationToken cancel)
    {
        using var package = TownPackage.Open(given.GetRequiredValue(_from));
        var manifest = package.Manifest;
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var time = services.Get<TimeProvider>();
        var started = time.GetTimestamp();
        try
        {
            var town = await services.Get<TownImporter>().Import(
                package,
                new ArrivalOptions(given.GetValue(_replace), given.GetValue(_quiet)),
                sentence => Console.Error.WriteLine(sentence),
                new TransferLines(Console.Error, time),
                cancel);
            var rows = manifest.Tables.Sum(table => table.Rows);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{town.Name} is here: {rows:N0} rows, {manifest.Contents.Count:N0} files, {rows / time.GetElapsedTime(started).TotalSeconds:N0} rows a second. A running server serves it within a second."));
            if (!manifest.WithSecrets)
            {
                await Console.Out.WriteLineAsync("The export has no passwords: give an administrator a new one with `townline user reset`, and make API keys anew.");
            }

            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. The town is not served; the same command begins anew.");
            return 130;
        }
    }
}
