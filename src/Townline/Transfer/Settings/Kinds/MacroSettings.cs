using System.Text.Json.Nodes;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Macros that are shared; those of one clerk stay theirs.</summary>
internal sealed class MacroSettings(Store store, IMacros macros, ITeams teams) : ISettingsKind
{
    public string Name => "macros";

    public int Order => 50;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var list = await teams.Of(town.Id);
        return [.. (await All(town, cancel)).Where(macro => macro.Audience != ViewAudience.Mine).OrderBy(macro => macro.Code, StringComparer.Ordinal).Select(macro => new SettingsItem(Name, macro.Code, Write(macro, list)))];
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var (here, list) = (await All(edit.Town, cancel), await teams.Of(edit.Town.Id));
        var wanted = items.Select(item => Read(edit, item, here, list)).ToList();
        return async unit =>
        {
            foreach (var macro in wanted)
            {
                await macros.Save(unit, null, macro);
            }
        };
    }

    private Macro Read(SettingsEdit edit, SettingsItem item, IReadOnlyList<Macro> here, TeamList list)
    {
        var id = edit.IdFor(Name, item.Code, here.FirstOrDefault(macro => macro.Code == item.Code)?.Id);
        JsonNode? team = item.Content.Text("team") is { } code
            ? list.ByCode(code)?.Id ?? (edit.NewIds.TryGetValue((TeamSettings.KindName, code), out var made) ? made : throw new SettingsRefusedException(item.Path, "settings.no-team", item.Code, code))
            : null;
        return Content.Read<Macro>(item, ("id", id), ("code", item.Code), ("teamId", team));
    }

    private static JsonObject Write(Macro macro, TeamList list)
    {
        var content = Content.Of(macro, "id", "code", "ownerId", "teamId");
        if (macro.TeamId is { } id && list.ById(id) is { } team)
        {
            content["team"] = team.Code;
        }

        return content;
    }

    private async Task<IReadOnlyList<Macro>> All(Tenant town, CancellationToken cancel)
    {
        await using var db = store.Read(town.Id);
        return await macros.All(db, cancel);
    }
}
