using Townline.Demo.Catalogue;

namespace Townline.Demo.People;

/// <summary>A team, its calendar and the skills its work asks for.</summary>
internal sealed record DemoTeam(string Code, Both Name, string Calendar, IReadOnlyList<string> Skills);

/// <summary>Something not everybody can do, and the services that need it.</summary>
internal sealed record DemoSkill(string Code, Both Name, IReadOnlyList<string> Services);

/// <summary>
/// Somebody who works for Riverton. Roles: agent, supervisor, administrator, field-crew, read-only. One of each role <c>SignsIn</c> with the
/// demo's password; the others have none until an administrator sends them a link.
/// </summary>
internal sealed record DemoColleague(string Email, string Name, string Role, string Team, IReadOnlyList<string> Skills, bool SignsIn = false)
{
    public bool Answers => Role is "agent" or "supervisor";

    public bool GoesOut => Role is "field-crew";
}

/// <summary>The six teams of Riverton and the people in them.</summary>
internal static class DemoStaff
{
    private static readonly Lazy<IReadOnlyList<DemoTeam>> LoadedTeams = new(() => DemoFiles.Read<List<DemoTeam>>("People/teams.json"));
    private static readonly Lazy<IReadOnlyList<DemoColleague>> LoadedPeople = new(() => DemoFiles.Read<List<DemoColleague>>("People/staff.json"));

    private static readonly Lazy<IReadOnlyList<DemoSkill>> LoadedSkills = new(() => DemoFiles.Read<List<DemoSkill>>("People/skills.json"));

    public static IReadOnlyList<DemoTeam> Teams => LoadedTeams.Value;

    public static IReadOnlyList<DemoColleague> Colleagues => LoadedPeople.Value;

    public static IReadOnlyList<DemoSkill> Skills => LoadedSkills.Value;

    public static DemoTeam Team(string code) => Teams.First(t => t.Code == code);

    /// <summary>Who answers residents for a team; those who speak the language first choice.</summary>
    public static DemoColleague Clerk(string team, string language, Dice dice)
    {
        var clerks = Colleagues.Where(c => c.Answers && c.Team == team).ToList();
        var fluent = clerks.Where(c => c.Skills.Contains("spanish")).ToList();
        return dice.Pick(language == "es" && fluent.Count > 0 ? fluent : clerks);
    }

    /// <summary>Who goes out for a team, or a clerk where nobody does.</summary>
    public static DemoColleague Crew(string team, Dice dice)
    {
        var crew = Colleagues.Where(c => c.GoesOut && c.Team == team).ToList();
        return dice.Pick(crew.Count > 0 ? crew : [.. Colleagues.Where(c => c.Answers && c.Team == team)]);
    }
}
