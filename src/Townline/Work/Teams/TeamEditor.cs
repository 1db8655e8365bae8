using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Teams;

/// <inheritdoc/>
internal sealed class TeamEditor(ICatalogue catalogue) : ITeamEditor
{
    public async Task Save(Unit unit, Team team, string? reason = null)
    {
        var rows = await unit.Db.Set<TeamRow>().ToListAsync();
        var skills = await unit.Db.Set<SkillRow>().Select(skill => skill.Code).ToListAsync();
        TeamCheck.Check(team, [.. rows.Where(other => other.Id != team.Id).Select(other => other.Read())], skills);
        if (!team.Active)
        {
            var user = (await catalogue.Of(unit.TenantId)).Active.FirstOrDefault(service => service.TeamId == team.Id);
            RuleBrokenException.Unless(user is null, "team-in-use", user?.Code ?? "");
        }

        var row = rows.FirstOrDefault(known => known.Id == team.Id);
        RuleBrokenException.Unless((row?.Version ?? 0) == team.Version, "team-stale");
        var changes = row is null ? [] : Differences.Between(row.Read(), team);
        row ??= unit.Add(new TeamRow { Id = team.Id, TenantId = unit.TenantId, Code = team.Code, Name = team.Name, Members = team.Members, Areas = team.Areas });
        row.Code = team.Code;
        row.Name = team.Name;
        row.Members = team.Members;
        row.InsteadOfId = team.InsteadOfId;
        row.Areas = team.Areas;
        row.Signature = team.Signature;
        row.AssignsByItself = team.AssignsByItself;
        row.Active = team.Active;
        row.Version++;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new TeamChanged(row.Id, row.Code) { Changes = changes, Reason = reason });
    }

    public async Task SaveSkill(Unit unit, Skill skill)
    {
        RuleBrokenException.Unless(Rules.IsCode(skill.Code), "skill-code", skill.Code);
        RuleBrokenException.Unless(!skill.Name.IsEmpty, "skill-name");
        var row = await unit.Db.Set<SkillRow>().FirstOrDefaultAsync(known => known.Code == skill.Code)
            ?? unit.Add(new SkillRow { TenantId = unit.TenantId, Code = skill.Code, Name = skill.Name, Services = skill.Services });
        row.Name = skill.Name;
        row.Services = skill.Services;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new SkillChanged(skill.Code));
    }

    public async Task RemoveSkill(Unit unit, string code)
    {
        if (await unit.Db.Set<SkillRow>().FirstOrDefaultAsync(known => known.Code == code) is not { } row)
        {
            return;
        }

        var teams = await unit.Db.Set<TeamRow>().ToListAsync();
        var user = teams.Find(team => team.Members.Any(member => member.Skills.Contains(code)));
        RuleBrokenException.Unless(user is null, "skill-in-use", user?.Code ?? "");
        unit.Db.Remove(row);
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new SkillChanged(code));
    }
}
