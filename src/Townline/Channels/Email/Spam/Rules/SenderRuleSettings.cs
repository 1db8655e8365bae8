using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Spam.Rules;

/// <summary>Whose mail is let in and whose is not, each rule a file. What was learned stays: it comes from people's mails.</summary>
internal sealed class SenderRuleSettings(ISenderRules rules) : ISettingsKind
{
    public string Name => "mail-senders";

    public int Order => 60;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        [.. (await rules.Of(town.Id, cancel)).Select(rule => new SettingsItem(Name, rule.Sender, new JsonObject { ["isSpam"] = rule.IsSpam, ["reason"] = rule.Reason }))];

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var wanted = items.Select(Rule).ToList();
        return Task.FromResult<Func<Unit, Task>>(async unit =>
        {
            foreach (var (sender, isSpam, reason) in wanted)
            {
                await rules.Save(unit, sender, isSpam, reason);
            }
        });
    }

    private static (string Sender, bool IsSpam, string Reason) Rule(SettingsItem item) =>
        SenderName.Of(item.Code) is { } sender && item.Content["isSpam"] is JsonValue verdict && verdict.TryGetValue(out bool isSpam) && item.Content["reason"] is JsonValue why && why.TryGetValue(out string? reason) && !string.IsNullOrWhiteSpace(reason)
            ? (sender, isSpam, reason)
            : throw new SettingsRefusedException(item.Path, "settings.content", $"{item.Path}.json", "isSpam, reason");
}
