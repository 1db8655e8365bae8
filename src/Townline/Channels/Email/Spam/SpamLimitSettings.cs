using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Spam;

/// <summary>How a town tells spam. What was learned stays: it comes from people's mails.</summary>
internal sealed class SpamLimitSettings(ISpamSettings settings) : ISettingsKind
{
    private const string Only = "spam";

    public string Name => "mail-spam";

    public int Order => 60;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var here = await settings.Of(town.Id, cancel);
        return [new SettingsItem(Name, Only, Content.Of(new Limits(here.TrustsMarks, here.Threshold)))];
    }

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var wanted = Content.Read<Limits>(items[0]);
        return Task.FromResult<Func<Unit, Task>>(unit => settings.Save(unit, wanted.TrustsMarks, wanted.Threshold));
    }

    private sealed record Limits(bool TrustsMarks, int Threshold);
}
