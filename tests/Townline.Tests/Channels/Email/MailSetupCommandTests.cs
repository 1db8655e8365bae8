using System.Globalization;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

/// <summary>Mail set up at a terminal, against real servers.</summary>
[Trait("Speed", "Slow")]
public class MailSetupCommandTests
{
    [BothEngines("dovecot")]
    public async Task A_mailbox_is_fetched_once_the_server_let_the_command_in(Engine engine)
    {
        using var dovecot = await Dovecot.Start();
        await using var storage = await TestStorage.Empty(engine);
        await AddMailbox(storage);
        string[] fetch = ["mailbox", "fetch", "--name", "Desk", "--host", "localhost", "--port", Number(dovecot.Port), "--security", "none", "--user", "desk"];

        Assert.Contains("Give the password", await Run(storage, 1, [], fetch), StringComparison.Ordinal);
        Assert.Contains("password", await Run(storage, 1, Secret("wrong"), fetch), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("There are: INBOX.", await Run(storage, 1, Secret(Dovecot.Password), [.. fetch, "--folder", "Nowhere"]), StringComparison.Ordinal);
        Assert.Equal("Desk is fetched from localhost, folder INBOX.", await Run(storage, 0, Secret(Dovecot.Password), fetch));
        Assert.Contains("localhost", await Run(storage, 0, [], "mailbox", "list"), StringComparison.Ordinal);
        Assert.Equal("Desk is fetched no more.", await Run(storage, 0, [], "mailbox", "fetch", "--name", "Desk", "--off"));
    }

    [BothEngines]
    public async Task A_server_for_mail_that_goes_out_is_set_shown_tried_and_taken_away(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        await using var storage = await TestStorage.Empty(engine);
        await AddMailbox(storage);

        Assert.EndsWith("sends no mail.", await Run(storage, 1, [], "mail-server", "show"), StringComparison.Ordinal);
        await Run(storage, 0, [], "mail-server", "set", "--host", "localhost", "--port", Number(postfix.Port), "--encryption", "none", "--dkim-domain", "town.example", "--dkim-selector", "tl");
        var shown = await Run(storage, 0, [], "mail-server", "show");
        Assert.StartsWith($"localhost:{Number(postfix.Port)}\t", shown, StringComparison.Ordinal);
        Assert.Contains("tl._domainkey.town.example TXT \"v=DKIM1", shown, StringComparison.Ordinal);
        Assert.StartsWith("The server took the mail: 250", await Run(storage, 0, [], "mail-server", "test", "--to", "rosa@example.org"), StringComparison.Ordinal);
        Assert.Equal("rosa@example.org", Assert.Single(Assert.Single(await postfix.Received(1)).To.Addresses).Address);
        await Run(storage, 0, [], "mail-server", "remove");
        await Run(storage, 1, [], "mail-server", "test", "--to", "rosa@example.org");
    }

    [BothEngines("dovecot")]
    public async Task Tokens_that_are_renewed_are_set_up_and_tried_at_a_terminal(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        using var postfix = await Postfix.Receiving([], dovecot.LogIn);
        await using var storage = await TestStorage.Empty(engine);
        await AddMailbox(storage);
        string[] grant = ["--token-endpoint", tokens.Grant().Endpoint, "--client-id", TokenServer.Client, "--user", "desk"];
        string[] fetch = ["mailbox", "fetch", "--name", "Desk", "--host", "localhost", "--port", Number(dovecot.Port), "--security", "none", .. grant];
        string[] server = ["mail-server", "set", "--host", "127.0.0.1", "--port", Number(postfix.Port), "--encryption", "none", .. grant];
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "secret.txt"), TokenServer.Secret);
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "refresh.txt"), TokenServer.FirstRefreshToken);

        Assert.Contains("refuses this client", await Run(storage, 1, Secret("wrong"), fetch), StringComparison.Ordinal);
        Assert.Contains("Type the refresh token", await Run(storage, 1, Secret(TokenServer.Secret), [.. fetch, "--grant", "refresh"]), StringComparison.Ordinal);
        Dictionary<string, string> both = new(Secret(TokenServer.Secret)) { ["TOWNLINE_IMAP_REFRESH_TOKEN"] = TokenServer.FirstRefreshToken };
        Assert.Equal("Desk is fetched from localhost, folder INBOX.", await Run(storage, 0, both, fetch));

        // What was tried is another token than what is stored: without typing it again, it is fetched with that.
        Assert.Equal("Desk is fetched from localhost, folder INBOX.", await Run(storage, 0, [], [.. fetch, "--grant", "refresh"]));
        Assert.Equal("refresh-kilroy-2", tokens.RefreshToken);

        await Run(storage, 0, [], [.. server, "--secret-file", Path.Combine(storage.Folder, "secret.txt")]);
        Assert.StartsWith("The server took the mail: 250", await Run(storage, 0, [], "mail-server", "test", "--to", "rosa@example.org"), StringComparison.Ordinal);
        await Run(storage, 0, [], [.. server, "--refresh-token-file", Path.Combine(storage.Folder, "refresh.txt")]);
        Assert.Contains("Make a new one and type it again. invalid_grant: Used before.", await Run(storage, 1, [], "mail-server", "test", "--to", "rosa@example.org"), StringComparison.Ordinal);
        Assert.DoesNotContain("kilroy", await Run(storage, 0, [], "mail-server", "show"), StringComparison.Ordinal);
    }

    private static async Task AddMailbox(TestStorage storage)
    {
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
        }

        await Run(storage, 0, [], "mailbox", "add", "--name", "Desk", "--address", "desk@town.example", "--service", SampleServices.Litter.Code);
    }

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Secret(string secret) => new() { ["TOWNLINE_IMAP_PASSWORD"] = secret };

    /// <returns>What it printed and complained of.</returns>
    private static async Task<string> Run(TestStorage storage, int expected, Dictionary<string, string> environment, params string[] arguments)
    {
        await using var program = TownProcess.Start(storage, environment, [.. arguments, "--data", storage.Folder]);
        var code = await program.Exit();
        var said = string.Join('\n', [.. program.Printed, .. program.Complaints]);
        Assert.True(code == expected, said);
        return said;
    }
}
