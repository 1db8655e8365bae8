namespace Townline.Work.Contracts;

/// <summary>The teams of a town, cached in memory.</summary>
internal interface ITeams
{
    ValueTask<TeamList> Of(int tenantId);
}

/// <summary>All teams and skills of one town at one moment.</summary>
internal sealed class TeamList
{
    private readonly Dictionary<long, Team> _byId;
    private readonly ILookup<long, Team> _byStaff;

    public TeamList(IEnumerable<Team> teams, IEnumerable<Skill> skills)
    {
        All = [.. teams];
        Active = [.. All.Where(team => team.Active)];
        Skills = [.. skills];
        _byId = All.ToDictionary(team => team.Id);
        _byStaff = Active.SelectMany(team => team.Members, (team, member) => (team, member.StaffId)).ToLookup(pair => pair.StaffId, pair => pair.team);
    }

    /// <summary>Also those dissolved, since old requests name them; by code.</summary>
    public IReadOnlyList<Team> All { get; }
    public IReadOnlyList<Team> Active { get; }

    /// <summary>By code.</summary>
    public IReadOnlyList<Skill> Skills { get; }

    public Team? ById(long id) => _byId.GetValueOrDefault(id);

    public Team? ByCode(string code) => All.FirstOrDefault(team => team.Code == code);

    /// <summary>The active teams that a member of staff belongs to.</summary>
    public IEnumerable<Team> OfStaff(long staffId) => _byStaff[staffId];

    /// <summary>Codes of the skills that a service needs.</summary>
    public IReadOnlyList<string> SkillsFor(string serviceCode) =>
        [.. Skills.Where(skill => skill.Services.Contains(serviceCode)).Select(skill => skill.Code)];
}
