using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Mailboxes and where they are fetched from. Passwords, tokens and the secrets of clients never go out: what arrives is not fetched until somebody enters one; what is fetched already goes on.</summary>
internal sealed class MailboxSettings(IMailboxes mailboxes, IMailFetching fetching, ICatalogue catalogue) : ISettingsKind
{
    public string Name => "mailboxes";

    public int Order => 50;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var (services, sources) = (await catalogue.Of(town.Id), await fetching.Of(town.Id, cancel));
        return [.. (await mailboxes.Of(town.Id, cancel)).Select(mailbox => new SettingsItem(Name, mailbox.Name, Write(mailbox, services, sources.GetValueOrDefault(mailbox.Id)?.Source), IsOwn: true))];
    }

    public Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel)
    {
        var fetch = item.Content["fetch"] as JsonObject;
        var isKept = fetch is null || (here?.Content["fetch"] is JsonObject known && Account(known) == Account(fetch));
        return Task.FromResult(new FittedItem(item, isKept ? [] : [new SettingsRemark("mailbox-secret", fetch!.Text("userName") ?? "")]));
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var (here, services, sources) = (await mailboxes.Of(edit.Town.Id, cancel), await catalogue.Of(edit.Town.Id), await fetching.Of(edit.Town.Id, cancel));
        var wanted = items.Select(item => Read(edit, item, here, services)).ToList();
        return async unit =>
        {
            foreach (var (mailbox, source) in wanted)
            {
                await mailboxes.Save(unit, mailbox, isServiceNew: services.ById(mailbox.ServiceId) is null);
                if (source is not null)
                {
                    await fetching.Save(unit, source with { IsOn = sources.GetValueOrDefault(mailbox.Id)?.Source is { IsOn: true } known && known.IsSameAccount(source) }, secret: null);
                }
            }
        };
    }

    /// <summary>What must be the same for a password to be kept (<see cref="MailSourceInfo.IsSameAccount"/>).</summary>
    private static (string?, string?, string?, string?, string?, string?) Account(JsonObject fetch)
    {
        var grant = fetch["grant"] as JsonObject;
        return (fetch.Text("host"), fetch["port"]?.ToJsonString(), fetch.Text("security"), fetch.Text("userName"), grant?.Text("endpoint"), grant?.Text("clientId"));
    }

    private static JsonObject Write(MailboxInfo mailbox, ServiceCatalogue services, MailSourceInfo? source)
    {
        var content = Content.Of(mailbox, "id", "name", "serviceId");
        if (services.ById(mailbox.ServiceId) is { } service)
        {
            content["service"] = service.Code;
        }

        if (source is not null)
        {
            content["fetch"] = Content.Of(source, "mailboxId", "isOn");
        }

        return content;
    }

    private (MailboxInfo Mailbox, MailSourceInfo? Source) Read(SettingsEdit edit, SettingsItem item, IReadOnlyList<MailboxInfo> here, ServiceCatalogue services)
    {
        var code = item.Content.Text("service") ?? "";
        var service = services.ByCode(code)?.Id ?? (edit.NewIds.TryGetValue(("services", code), out var made) ? made : throw new SettingsRefusedException(item.Path, "settings.no-service", item.Code, code));
        var id = edit.IdFor(Name, item.Code, here.FirstOrDefault(mailbox => mailbox.Name == item.Code)?.Id);
        var mailbox = Content.Read<MailboxInfo>(item, ("id", id), ("name", item.Code), ("serviceId", service), ("fetch", null));
        var source = item.Content["fetch"] is JsonObject fetch ? Content.Read<MailSourceInfo>(item with { Content = fetch }, ("mailboxId", id)) : null;
        return (mailbox, source);
    }
}
