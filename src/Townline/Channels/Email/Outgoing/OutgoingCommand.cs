using System.CommandLine;
using System.Globalization;
using Townline.Channels.Email.Grants;
using Townline.Conversations.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Outgoing;

/// <summary>`townline mail-server set|show|test|remove`: through which server a town's mail goes out. A running server knows of it within a second.</summary>
internal sealed class OutgoingCommand : ICommand
{
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();
    private readonly Option<string> _host = new("--host") { Description = "Name of the server.", Required = true };
    private readonly Option<int> _port = new("--port") { Description = "Its port (default 587).", DefaultValueFactory = _ => 587 };
    private readonly Option<MailEncryption> _encryption = new("--encryption") { Description = "none, ifOffered, startTls (default) or tls.", DefaultValueFactory = _ => MailEncryption.StartTls };
    private readonly Option<string?> _fingerprint = new("--fingerprint") { Description = "SHA-256 of the certificate that is trusted, when nobody else vouches for it." };
    private readonly Option<string?> _user = new("--user") { Description = "User to log in as; left out: without logging in." };
    private readonly Option<MailLogin> _login = new("--login") { Description = "password (default) or token (XOAUTH2)." };
    private readonly Option<string?> _secret = new("--secret-file") { Description = "File with the password, token or client secret; - is standard input." };
    private readonly GrantOptions _grant = new();
    private readonly Option<string?> _refresh = new("--refresh-token-file") { Description = "File with the refresh token, for a token that Townline renews." };
    private readonly Option<int> _connections = new("--connections") { Description = "Connections at once (default 8).", DefaultValueFactory = _ => 8 };
    private readonly Option<string?> _domain = new("--dkim-domain") { Description = "Domain that signs." };
    private readonly Option<string?> _selector = new("--dkim-selector") { Description = "Selector of the signature." };
    private readonly Option<string?> _key = new("--dkim-key-file") { Description = "Private RSA key (PEM); left out: the one that is kept, or a new one." };
    private readonly Option<string> _to = new("--to") { Description = "Where the test mail goes.", Required = true };

    public Command Build()
    {
        var set = new Command("set", "Say through which server mail goes out.") { _data, _town, _host, _port, _encryption, _fingerprint, _user, _login, _secret, _refresh, _connections, _domain, _selector, _key };
        _grant.AddTo(set);
        set.SetAction(Set);
        var show = new Command("show", "Through which server mail goes out, without its password.") { _data, _town };
        show.SetAction(Show);
        var test = new Command("test", "Send a test mail and say what came of it.") { _data, _town, _to };
        test.SetAction(Test);
        var remove = new Command("remove", "Send no mail any more.") { _data, _town };
        remove.SetAction(Remove);
        return new Command("mail-server", "The server through which a town's mail goes out.") { set, show, test, remove };
    }

    private async Task<int> Set(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var (town, mail) = (await services.Town(given.GetValue(_town), cancel), services.Get<IOutgoingMail>());
        var grant = _grant.Read(given, given.GetValue(_refresh) is not null);
        var setup = new OutgoingMailSetup(
            given.GetValue(_host)!, given.GetValue(_port), given.GetValue(_encryption), given.GetValue(_fingerprint), given.GetValue(_user),
            grant is null ? given.GetValue(_login) : MailLogin.Token, given.GetValue(_connections))
        {
            Grant = grant,
            DkimDomain = given.GetValue(_domain),
            DkimSelector = given.GetValue(_selector),
            Version = (await mail.Of(town.Id, cancel))?.Version ?? 0,
        };
        try
        {
            var (secret, refreshToken, key) = (await Read(given.GetValue(_secret), cancel), await Read(given.GetValue(_refresh), cancel), await Read(given.GetValue(_key), cancel));
            await services.Get<Store>().Write(town.Id, Actor.System("command"), unit => mail.Save(unit, setup, secret, key, refreshToken), cancel);
        }
        catch (RuleBrokenException broken)
        {
            throw new CommandFailedException((await services.Get<ITownWords>().For(town.Id, LanguageTag.English, cancel))[broken.Message, [.. broken.Args]]);
        }

        await Console.Out.WriteLineAsync($"{town.Name} sends through {setup.Host}:{setup.Port.ToString(CultureInfo.InvariantCulture)}. Try it with: townline mail-server test --to ADDRESS");
        return 0;
    }

    private async Task<int> Show(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        if (await services.Get<IOutgoingMail>().Of(town.Id, cancel) is not { } setup)
        {
            await Console.Out.WriteLineAsync($"{town.Name} sends no mail.");
            return 1;
        }

        await Console.Out.WriteLineAsync($"{setup.Host}:{setup.Port.ToString(CultureInfo.InvariantCulture)}\t{setup.Encryption}\t{setup.User ?? "no log-in"}{(setup is { User: not null, HasSecret: false } ? " (its password cannot be read here: set it again)" : "")}");
        if (setup.DkimRecord is { } record)
        {
            await Console.Out.WriteLineAsync($"{setup.DkimSelector}._domainkey.{setup.DkimDomain} TXT \"{record}\"");
        }

        return 0;
    }

    private async Task<int> Test(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        var trial = await services.Get<IOutgoingMail>().Try(town.Id, given.GetValue(_to)!, LanguageTag.English, cancel);
        var words = await services.Get<ITownWords>().For(town.Id, LanguageTag.English, cancel);
        await Console.Out.WriteLineAsync(trial.Trouble is { } trouble ? $"{words[$"mail.trouble.{trouble}"]} {trial.Said}".TrimEnd() : $"The server took the mail: {trial.Said}");
        return trial.Trouble is null ? 0 : 1;
    }

    private async Task<int> Remove(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        await services.Get<Store>().Write(town.Id, Actor.System("command"), services.Get<IOutgoingMail>().Remove, cancel);
        await Console.Out.WriteLineAsync($"{town.Name} sends no mail.");
        return 0;
    }

    private static async Task<string?> Read(string? file, CancellationToken cancel)
    {
        try
        {
            return file is null ? null : (file == "-" ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(file, cancel)).TrimEnd('\r', '\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be read: {error.Message}");
        }
    }
}
