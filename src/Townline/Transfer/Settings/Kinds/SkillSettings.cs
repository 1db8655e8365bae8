using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Skills and the services that need them.</summary>
internal sealed class SkillSettings(ITeams teams, ITeamEditor editor) : ISettingsKind
{
    public string Name => "skills";

    public int Order => 10;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        [.. (await teams.Of(town.Id)).Skills.Select(skill => new SettingsItem(Name, skill.Code, Content.Of(skill, "code")))];

    public Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var wanted = items.Select(item => Content.Read<Skill>(item, ("code", item.Code))).ToList();
        return Task.FromResult<Func<Unit, Task>>(async unit =>
        {
            foreach (var skill in wanted)
            {
                await editor.SaveSkill(unit, skill);
            }
        });
    }
}
