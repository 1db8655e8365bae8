using Townline.Tests.Support;

namespace Townline.Tests.Platform.Commands;

public class CommandLineTests
{
    [BothEngines]
    public async Task Migrate_makes_a_database_and_then_finds_it_up_to_date(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        for (var run = 1; run <= 2; run++)
        {
            await using var command = TownProcess.Start(storage, [], "migrate", "--data", storage.Folder);
            Assert.Equal(0, await command.Exit());
            Assert.Equal(["The database is up to date."], command.Printed);
        }
    }

    [Fact]
    public async Task Every_command_explains_itself()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var all = TownProcess.Start(storage, [], "--help");
        Assert.Equal(0, await all.Exit());
        foreach (var command in (string[])["serve", "migrate", "demo", "import", "places", "doctor"])
        {
            Assert.Contains(all.Printed, line => line.TrimStart().StartsWith(command + " ", StringComparison.Ordinal));
            await using var help = TownProcess.Start(storage, [], command, "--help");
            Assert.Equal(0, await help.Exit());
            Assert.Contains(help.Printed, line => line.Contains("--data", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_unknown_command_is_refused()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var command = TownProcess.Start(storage, [], "sreve");
        Assert.NotEqual(0, await command.Exit());
    }
}
