using System.CommandLine;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Platform.Backup;

/// <summary>`townline restore DIR`: brings a backup back.</summary>
internal sealed class RestoreCommand : ICommand
{
    public Command Build()
    {
        var data = SharedOptions.Data();
        var from = new Argument<string>("BACKUP") { Description = "Folder that `townline backup` wrote." };
        var replace = new Option<string?>("--replace") { Description = "Names of the towns that are thrown away, with all they have; asked for when there are any." };
        var command = new Command("restore", "Bring a backup back, after looking whether it is whole. Stop the server first.") { from, replace, data };
        command.SetAction((parsed, cancel) => Run(StorageOptions.FromEnvironment(parsed.GetValue(data)), parsed.GetRequiredValue(from), parsed.GetValue(replace), cancel));
        return command;
    }

    private static async Task<int> Run(StorageOptions storage, string from, string? replace, CancellationToken cancel)
    {
        try
        {
            var manifest = await new BackupRestorer(storage).Restore(from, replace, sentence => Console.Error.WriteLine(sentence), cancel);
            await Console.Out.WriteLineAsync($"The backup of {manifest.MadeAt:yyyy-MM-dd HH:mm:ss} UTC is in place and well. Start the server.");
            return 0;
        }
        catch (IOException error)
        {
            throw new CommandFailedException($"The backup could not be brought back: {error.Message}");
        }
    }
}
