using System.CommandLine;
using Townline.Platform.Commands;
using Townline.Platform.Storage;

namespace Townline.Demo.Seeding;

/// <summary>`townline demo`: makes the demo town of Riverton if it is not there yet, and says how to sign in.</summary>
internal sealed class DemoCommand : ICommand
{
    public Command Build()
    {
        var data = SharedOptions.Data();
        var command = new Command("demo", "Make the invented demo town of Riverton, then end. When it is there, only sees to the password of its staff and to its keys.") { data };
        command.SetAction(async (given, cancel) =>
        {
            await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(data)), cancel);
            var outcome = await services.Get<DemoSeeder>().Seed(line => Console.Out.WriteLineAsync(line), cancel);
            await Console.Out.WriteLineAsync(outcome.WasThere ? "The demo town was there already." : "The demo town is ready.");
            await DemoStartup.Say(outcome, Console.Out, "");
            return 0;
        });
        return command;
    }
}
