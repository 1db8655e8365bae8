using Townline.Platform.Storage;

namespace Townline.Work.Contracts;

/// <summary>Changes teams and skills, inside a unit of work.</summary>
internal interface ITeamEditor
{
    /// <summary>Adds a team (no row with its id) or changes it.</summary>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">The code is taken or unreadable, a member stands twice or has an unknown skill, areas and the other team do not fit, a service still names a team to be dissolved, or somebody changed it meanwhile.</exception>
    Task Save(Unit unit, Team team, string? reason = null);

    /// <summary>Adds a skill (no skill with its code) or changes it.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No readable code or no name.</exception>
    Task SaveSkill(Unit unit, Skill skill);

    /// <summary>Takes a skill away; does nothing when there is none.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">A member has it.</exception>
    Task RemoveSkill(Unit unit, string code);
}
