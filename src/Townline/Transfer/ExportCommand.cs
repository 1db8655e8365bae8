using System.CommandLine;
using System.Globalization;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Transfer.Export;
using Townline.Transfer.Packages;

namespace Townline.Transfer;

/// <summary>`townline export --to DIR`: all of a town in open formats.</summary>
internal sealed class ExportCommand : ICommand
{
    private readonly Option<string> _to = new("--to") { Description = "A folder, or a file ending in .zip, that is not there yet.", Required = true };
    private readonly Option<bool> _secrets = new("--with-secrets")
    {
        Description = "Also what opens something: password hashes, hashes of API keys, the town's own secret. Needed to move a town, so that passwords, keys and residents' links go on working. Guard such an export like the server.",
    };

    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();

    public Command Build()
    {
        var command = new Command("export", "Write all of a town as JSON Lines, CSV and files, beside a running server too. `townline import` reads it back.") { _to, _secrets, _data, _town };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult given, CancellationToken cancel)
    {
        var storage = StorageOptions.FromEnvironment(given.GetValue(_data));
        if (storage.IsNew)
        {
            throw new CommandFailedException($"There is no database in {storage.DataFolder}; name its folder with --data, or set TOWNLINE_DB.");
        }

        await using var services = await TownServices.Open(storage, cancel);
        var (town, to, secrets) = (await services.Town(given.GetValue(_town), cancel), given.GetRequiredValue(_to), given.GetValue(_secrets));
        try
        {
            var manifest = await services.Get<TownExporter>().Export(town, to, secrets, new TransferLines(Console.Error, TimeProvider.System), cancel);
            await Tell(manifest, to);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"Stopped. Nothing was written to {to}.");
            return 130;
        }
        catch (IOException error)
        {
            throw new CommandFailedException($"The export could not be written: {error.Message}");
        }
    }

    private static async Task Tell(Manifest manifest, string to)
    {
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{manifest.Town.Name} is in {to}: {manifest.Tables.Sum(table => table.Rows):N0} rows of {manifest.Tables.Count} tables, {manifest.Contents.Count:N0} files."));
        await Console.Out.WriteLineAsync(manifest.WithSecrets
            ? "Password hashes, keys and the town's secret are in it: guard it like the server."
            : "Passwords, keys and the town's secret are not in it; --with-secrets takes them along.");
        if (manifest.Contents.Missing is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"{missing.Count} contents of files were missing or damaged and are named in {Manifest.FileName}; `townline doctor` tells more.");
        }
    }
}
