using System.CommandLine;
using System.Globalization;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Mailboxes;

/// <summary>`townline mailbox add|list|fetch|retry`: the addresses at which a town takes mail. A running server knows a new one within a second.</summary>
internal sealed class MailboxCommand : ICommand
{
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _town = SharedOptions.Town();
    private readonly Option<string> _name = new("--name") { Description = "Name as staff see it.", Required = true };
    private readonly Option<string[]> _addresses = new("--address") { Description = "Address that people write to. Repeatable; the first is the one it answers from.", Required = true };
    private readonly Option<string> _service = new("--service") { Description = "Code of the service that a new mail is a request of; its team gets it.", Required = true };

    public Command Build()
    {
        var add = new Command("add", "Add a mailbox, or change the one of the same name.") { _data, _town, _name, _addresses, _service };
        add.SetAction(Add);
        var list = new Command("list", "The mailboxes of a town.") { _data, _town };
        list.SetAction(List);
        var retry = new Command("retry", "Try again to read the mails that could not be read.") { _data, _town };
        retry.SetAction(Retry);
        return new Command("mailbox", "The addresses at which a town takes mail.") { add, list, new FetchCommand().Build(), retry };
    }

    private async Task<int> Add(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        var code = given.GetValue(_service)!;
        var service = (await services.Get<ICatalogue>().Of(town.Id)).ByCode(code) ?? throw new CommandFailedException($"There is no service {code} in {town.Name}.");
        var mailboxes = services.Get<IMailboxes>();
        var name = given.GetValue(_name)!;
        var known = (await mailboxes.Of(town.Id, cancel)).FirstOrDefault(mailbox => mailbox.Name == name);
        var mailbox = new MailboxInfo(known?.Id ?? Ids.Next(), name, given.GetValue(_addresses)!, service.Id);
        try
        {
            await services.Get<Store>().Write(town.Id, Actor.System("command"), unit => mailboxes.Save(unit, mailbox), cancel);
        }
        catch (RuleBrokenException broken)
        {
            var words = await services.Get<ITownWords>().For(town.Id, LanguageTag.English, cancel);
            throw new CommandFailedException(words[broken.Message, [.. broken.Args]]);
        }

        await Console.Out.WriteLineAsync($"{town.Name} takes mail at {string.Join(", ", mailbox.Addresses)}.");
        return 0;
    }

    private async Task<int> List(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        var catalogue = await services.Get<ICatalogue>().Of(town.Id);
        var fetching = await services.Get<IMailFetching>().Of(town.Id, cancel);
        foreach (var mailbox in await services.Get<IMailboxes>().Of(town.Id, cancel))
        {
            var line = $"{mailbox.Name}\t{string.Join(", ", mailbox.Addresses)}\t{catalogue.ById(mailbox.ServiceId)?.Code}\t{(mailbox.IsOpen ? "open" : "closed")}";
            await Console.Out.WriteLineAsync(fetching.TryGetValue(mailbox.Id, out var fetched) ? $"{line}\t{Describe(fetched)}" : line);
        }

        return 0;
    }

    private static string Describe(MailFetching fetching)
    {
        var from = $"{fetching.Source.Host} {fetching.Source.Folder}";
        return !fetching.Source.IsOn ? $"not fetched from {from}"
            : fetching.Trouble.Length > 0 ? $"cannot be fetched from {from} since {fetching.TroubleSince:yyyy-MM-dd HH:mm} ({fetching.Trouble}: {fetching.Detail})"
            : $"fetched from {from}, caught up at {fetching.CaughtUpAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "no time yet"}, {fetching.Waiting} waiting";
    }

    private async Task<int> Retry(ParseResult given, CancellationToken cancel)
    {
        await using var services = await TownServices.Open(StorageOptions.FromEnvironment(given.GetValue(_data)), cancel);
        var town = await services.Town(given.GetValue(_town), cancel);
        var (read, left) = await services.Get<UnreadRetry>().All(town.Id, cancel);
        await Console.Out.WriteLineAsync($"{read} mails are messages now, {left} still cannot be read.");
        return left == 0 ? 0 : 1;
    }
}
