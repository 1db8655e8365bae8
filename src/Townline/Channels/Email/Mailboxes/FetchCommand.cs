using System.CommandLine;
using System.Globalization;
using Townline.Channels.Email.Grants;
using Townline.Conversations.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Mailboxes;

/// <summary>`townline mailbox fetch`: where the mail of a mailbox is fetched from. It is tried before it is stored.</summary>
internal sealed class FetchCommand
{
    /// <summary>Not an option: what is written on a command line can be read by everybody on the machine.</summary>
    internal const string SecretVariable = "TOWNLINE_IMAP_PASSWORD";

    /// <inheritdoc cref="SecretVariable"/>
    internal const string RefreshVariable = "TOWNLINE_IMAP_REFRESH_TOKEN";

    private readonly GrantOptions _grant = new();
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();
    private readonly Option<string> _name = new("--name") { Description = "Name of the mailbox, as given to `mailbox add`.", Required = true };
    private readonly Option<string?> _host = new("--host") { Description = "Name of the mail server." };
    private readonly Option<int?> _port = new("--port") { Description = "Its port; 993, or 143 without TLS from the start." };
    private readonly Option<string> _security = new("--security") { Description = "tls, starttls or none.", DefaultValueFactory = _ => "tls" };
    private readonly Option<string?> _user = new("--user") { Description = $"Who signs in. The password stands in the variable {SecretVariable}; left out, the stored one is used." };
    private readonly Option<bool> _token = new("--token") { Description = $"{SecretVariable} holds an OAuth access token (XOAUTH2), which ends after an hour or so." };
    private readonly Option<string> _folder = new("--folder") { Description = "The folder that mail comes to.", DefaultValueFactory = _ => "INBOX" };
    private readonly Option<string> _after = new("--after") { Description = "What becomes of a mail once it is stored: leave, seen (mark as read) or move.", DefaultValueFactory = _ => "leave" };
    private readonly Option<string> _moveTo = new("--move-to") { Description = "The folder for `--after move`; it is made when it is missing.", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _since = new("--since") { Description = "Leave mails alone that came before this day (2026-11-01)." };
    private readonly Option<bool> _off = new("--off") { Description = "Stop fetching; what was set up is kept." };

    public Command Build()
    {
        _security.AcceptOnlyFromAmong("tls", "starttls", "none");
        _after.AcceptOnlyFromAmong("leave", "seen", "move");
        var fetch = new Command("fetch", "Fetch the mail of a mailbox from a mail server, over IMAP.")
        {
            _data, _town, _name, _host, _port, _security, _user, _token, _folder, _after, _moveTo, _since, _off,
        };
        _grant.AddTo(fetch);
        fetch.SetAction(Run);
        return fetch;
    }

    private async Task<int> Run(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        var name = given.GetValue(_name)!;
        var mailbox = (await services.Get<IMailboxes>().Of(town.Id, cancel)).FirstOrDefault(mailbox => mailbox.Name == name)
            ?? throw new CommandFailedException($"There is no mailbox {name} in {town.Name}; `townline mailbox add` makes one.");
        var fetching = services.Get<IMailFetching>();
        var known = (await fetching.Of(town.Id, cancel)).GetValueOrDefault(mailbox.Id)?.Source;
        var (secret, refreshToken) = (Variable(SecretVariable), Variable(RefreshVariable));
        var words = await services.Get<ITownWords>().For(town.Id, LanguageTag.English, cancel);
        try
        {
            var source = given.GetValue(_off)
                ? (known ?? throw new CommandFailedException($"{name} is not fetched.")) with { IsOn = false }
                : Read(given, mailbox.Id, known, _grant.Read(given, refreshToken is not null));
            if (source.IsOn && await fetching.Test(town.Id, source, secret, refreshToken, cancel) is { Trouble: not ("" or MailTrouble.NoTarget) } test)
            {
                var folders = test is { Trouble: MailTrouble.NoFolder, Folders.Count: > 0 } ? $" There are: {string.Join(", ", test.Folders)}." : "";
                throw new CommandFailedException($"{words[$"mail.trouble.{test.Trouble}"]} ({test.Detail}){folders}");
            }

            await services.Get<Store>().Write(town.Id, Actor.System("command"), unit => fetching.Save(unit, source, secret, refreshToken), cancel);
            await Console.Out.WriteLineAsync(source.IsOn ? $"{name} is fetched from {source.Host}, folder {source.Folder}." : $"{name} is fetched no more.");
            return 0;
        }
        catch (Requests.Contracts.RuleBrokenException broken)
        {
            throw new CommandFailedException(words[broken.Message, [.. broken.Args]]);
        }
    }

    /// <summary>What is left out of host and user stays as it was.</summary>
    private MailSourceInfo Read(ParseResult given, long mailbox, MailSourceInfo? known, MailGrant? grant)
    {
        var security = given.GetValue(_security) switch { "starttls" => MailSecurity.StartTls, "none" => MailSecurity.None, _ => MailSecurity.Tls };
        var after = given.GetValue(_after) switch { "seen" => AfterFetch.MarkSeen, "move" => AfterFetch.Move, _ => AfterFetch.Leave };
        return new MailSourceInfo(
            mailbox, given.GetValue(_host) ?? known?.Host ?? "", given.GetValue(_port) ?? (security == MailSecurity.Tls ? 993 : 143), security, given.GetValue(_user) ?? known?.UserName ?? "",
            given.GetValue(_token) || grant is not null, given.GetValue(_folder)!, after, given.GetValue(_moveTo)!, Day(given.GetValue(_since)))
        { Grant = grant };
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } typed ? typed : null;

    private static DateTimeOffset? Day(string? written) =>
        written is null ? null
        : DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day
        : throw new CommandFailedException($"{written} is no day; write it as 2026-11-01.");
}
