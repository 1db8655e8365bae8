using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Platform.Backup;

/// <summary>`townline backup --to DIR`: a whole installation, while it is used.</summary>
internal sealed class BackupCommand : ICommand
{
    public Command Build()
    {
        var data = SharedOptions.Data();
        var to = new Option<string>("--to") { Description = "A folder that is not there yet.", Required = true };
        var command = new Command("backup", "Copy database and files of the whole installation into a folder, while it is used. `townline restore` brings it back.") { to, data };
        command.SetAction((parsed, cancel) => Run(StorageOptions.FromEnvironment(parsed.GetValue(data)), parsed.GetRequiredValue(to), cancel));
        return command;
    }

    private static async Task<int> Run(StorageOptions storage, string target, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var told = TimeSpan.Zero;
        try
        {
            var manifest = await new BackupMaker(storage, TimeProvider.System).Make(target, Tell, cancel);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"The backup is in {target}: database {manifest.Database.Bytes >> 20:N0} MB, {manifest.Files.Count:N0} files of {manifest.Files.Bytes >> 20:N0} MB, in {watch.Elapsed.TotalSeconds:N0} s."));
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"Stopped. There is no backup in {target}.");
            return 130;
        }
        catch (IOException error)
        {
            throw new CommandFailedException($"The backup could not be written: {error.Message}");
        }

        void Tell(string what, double done)
        {
            if (watch.Elapsed - told > TimeSpan.FromSeconds(5))
            {
                told = watch.Elapsed;
                var left = done > 0 ? string.Create(CultureInfo.InvariantCulture, $", {done:P0}, {watch.Elapsed.TotalSeconds * (1 - done) / done:N0} s left") : "";
                Console.Error.WriteLine($"{what}{left}");
            }
        }
    }
}
