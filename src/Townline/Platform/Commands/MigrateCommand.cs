using System.CommandLine;
using Townline.Platform.Storage;

namespace Townline.Platform.Commands;

/// <summary>`townline migrate`: creates the database or brings it to this program's schema, and ends.</summary>
internal sealed class MigrateCommand : ICommand
{
    public Command Build()
    {
        var data = SharedOptions.Data();
        var command = new Command("migrate", "Create the database or bring it up to date, then end.") { data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var town = await TownServices.Open(StorageOptions.FromEnvironment(parsed.GetValue(data)), cancel);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return 0;
        });
        return command;
    }
}
