using Townline.Tests.Support;

namespace Townline.Tests.Identity;

public class SetupTests
{
    [BothEngines]
    public async Task A_town_without_staff_prints_a_link_for_its_first_administrator(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await TownProcess.Serve(storage, more: "--empty");
        var link = town.Printed.Single(line => line.Contains("/first-administrator?token=", StringComparison.Ordinal));
        link = link[link.IndexOf("/first", StringComparison.Ordinal)..];
        using var browser = new Visitor(town.Address);

        Assert.Equal("This link no longer works", (await browser.Get("/first-administrator?token=made-up")).Heading);
        var page = await browser.Get(link);
        Assert.Equal(["Enter a name of at most 200 characters."], (await page.Form().Set("Email", "mayor@town.example").Submit()).Errors);
        Assert.Equal(["Enter an e-mail address, like name@example.org."], (await page.Form().Set("FullName", "May").Submit()).Errors);
        page = await page.Form().Set("FullName", "May Orr").Set("Email", "mayor@town.example").Submit();
        Assert.Equal("Choose your password", page.Heading);
        await page.Form().Set("Password", "a brand new secret").Set("Again", "a brand new secret").Submit();

        Assert.Contains("Administrator", (await browser.Get("/account")).Text);
        Assert.Equal("This link no longer works", (await new Visitor(town.Address).Get(link)).Heading);
    }

    [BothEngines]
    public async Task The_operator_opens_resets_and_promotes_accounts_from_the_terminal(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        var added = await Run(storage, "add", "--email", "ana@town.example", "--name", "Ana", "--role", "field-crew", "--site", "http://town.example/");
        Assert.StartsWith("http://town.example/set-password?user=", added[^1]);
        Assert.Equal("There is already an account with this e-mail address.", (await Run(storage, "add", "--email", "ANA@town.example", "--name", "Ana", "--role", "agent"))[^1]);
        Assert.Equal("There is no such account.", (await Run(storage, "role", "--email", "bo@town.example", "--role", "agent"))[^1]);
        Assert.Equal("Ana is now: administrator.", (await Run(storage, "role", "--email", "ana@town.example", "--role", "administrator"))[^1]);
        var reset = await Run(storage, "reset", "--email", "ana@town.example", "--site", "");

        await using var town = await TestTown.Start(storage);
        var page = await town.Visitor().Get(reset[^1]);
        await page.Form().Set("Password", "a brand new secret").Set("Again", "a brand new secret").Submit();
        using var browser = town.Visitor();
        await browser.SignIn("ana@town.example", "a brand new secret");
        Assert.Contains("Administrator", (await browser.Get("/account")).Text);
        Assert.Equal("This link no longer works", (await town.Visitor().Get(new Uri(added[^1]).PathAndQuery)).Heading);
    }

    private static async Task<IReadOnlyList<string>> Run(TestStorage storage, params string[] arguments)
    {
        await using var command = TownProcess.Start(storage, [], ["user", .. arguments, "--data", storage.Folder]);
        var code = await command.Exit();
        Assert.Equal(command.Complaints.Count > 0 ? 1 : 0, code);
        return [.. command.Printed, .. command.Complaints];
    }
}
