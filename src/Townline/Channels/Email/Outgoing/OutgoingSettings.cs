using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Through which server mail goes out. Neither its password nor the key that signs goes along: the one is typed where it arrives, the other made anew.</summary>
internal sealed class OutgoingSettings(OutgoingBook book, OutgoingEditor editor) : ISettingsKind
{
    private const string Only = "server";

    public string Name => "mail-server";

    public int Order => 60;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        (await book.Of(town.Id)).Setup is { } setup
            ? [new SettingsItem(Name, Only, Content.Of(setup, "hasSecret", "hasDkimKey", "dkimRecord", "version"), IsOwn: true)]
            : [];

    public async Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel)
    {
        var known = (await book.Of(town.Id)).Setup;
        var grant = item.Content["grant"] as JsonObject;
        var isKept = known is { HasSecret: true } && known.Host == item.Content.Text("host") && known.User == item.Content.Text("user")
            && (known.Grant?.Endpoint, known.Grant?.ClientId) == (grant?.Text("endpoint"), grant?.Text("clientId"));
        return new FittedItem(item with { IsOwn = true }, item.Content.Text("user") is { } user && !isKept ? [new SettingsRemark(grant is null ? "mail-password" : "mail-grant", user)] : []);
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var known = (await book.Of(edit.Town.Id)).Setup;
        var wanted = Content.Read<OutgoingMailSetup>(items[0], ("version", known?.Version ?? 0));
        return wanted.Host is { Length: > 0 } ? unit => editor.Bring(unit, wanted) : throw new SettingsRefusedException(items[0].Path, "settings.content", $"{items[0].Path}.json", "host");
    }
}
