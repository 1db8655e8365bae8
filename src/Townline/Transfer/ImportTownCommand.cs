using System.CommandLine;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Transfer.Contracts.Commands;

namespace Townline.Transfer;

/// <summary>`townline import-town EXPORT`: brings in what `townline export` wrote, and takes nothing else.</summary>
internal sealed class ImportTownCommand : ICommand
{
    public Command Build()
    {
        var export = new Argument<string>("EXPORT") { Description = "Folder or .zip that `townline export` wrote." };
        var (arrival, data) = (new TownArrival(), SharedOptions.Data());
        var command = new Command("import-town", "Bring a whole town in from an export, into a new or an old installation of either database. `townline import EXPORT` is the same.") { export, data };
        foreach (var option in arrival.Options)
        {
            command.Options.Add(option);
        }

        command.SetAction((given, cancel) => arrival.Run(given.GetRequiredValue(export), StorageOptions.FromEnvironment(given.GetValue(data)), given, cancel));
        return command;
    }
}
