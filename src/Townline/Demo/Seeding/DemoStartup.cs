using Townline.Platform.Web;

namespace Townline.Demo.Seeding;

/// <summary>`serve` makes the demo town unless it is told not to, or the installation has a town of its own.</summary>
internal sealed class DemoStartup(DemoSeeder seeder) : IStartupTask
{
    public int Order => 20;

    public async Task Run(StartupContext start, CancellationToken cancel)
    {
        if (!start.Empty && await seeder.IsWanted(cancel))
        {
            await Say(await seeder.Seed(line => start.Say.WriteLineAsync(line), cancel), start.Say, start.Site);
        }
    }

    /// <summary>Tells the operator how to get in.</summary>
    public static async Task Say(DemoOutcome outcome, TextWriter say, string site)
    {
        await say.WriteLineAsync($"{outcome.Town.Name} is a demo: nobody in it lives, and nothing in it happened.");
        await say.WriteLineAsync($"Staff sign in{(site.Length > 0 ? $" at {site}/desk" : "")} as agent@, supervisor@ or admin@riverton.example (field crew: crew@ at /crew, read-only: beatriz.nakamura@).");
        await say.WriteLineAsync(outcome.Password is { } password ? $"Their password: {password}" : "Their password is the one in TOWNLINE_DEMO_PASSWORD.");
    }
}
