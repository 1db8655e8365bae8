using System.Globalization;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Teams;

/// <summary>A team as it is typed.</summary>
public sealed class TeamInput
{
    internal const string InUse = "active";
    internal const string AssignsByItself = "assigns";

    /// <summary>Version that the editor saw.</summary>
    public int Version { get; set; }
    public string? Code { get; set; }
    public Dictionary<string, string?> Name { get; set; } = [];
    public Dictionary<string, string?> Signature { get; set; } = [];
    public List<MemberInput> Members { get; set; } = [];

    /// <summary>Account of the member to add.</summary>
    public string? NewMember { get; set; }
    public string? InsteadOf { get; set; }
    public List<string> Areas { get; set; } = [];

    /// <summary>Of <see cref="InUse"/> and <see cref="AssignsByItself"/> those that hold.</summary>
    public List<string> Rules { get; set; } = [];
    public string? Reason { get; set; }

    internal static TeamInput Of(Team team) => new()
    {
        Version = team.Version,
        Code = team.Code,
        Name = LocalField.Typed(team.Name),
        Signature = LocalField.Typed(team.Signature),
        Members = [.. team.Members.Select(MemberInput.Of)],
        InsteadOf = team.InsteadOfId?.ToString(CultureInfo.InvariantCulture),
        Areas = [.. team.Areas],
        Rules = [.. new[] { (team.Active, InUse), (team.AssignsByItself, AssignsByItself) }.Where(rule => rule.Item1).Select(rule => rule.Item2)],
    };

    internal Team Apply(Team team, TeamList all, IReadOnlyList<string> languages)
    {
        var name = LocalField.Read(team.Name, Name, languages);
        return team with
        {
            Version = Version,
            Code = Code?.Trim() is { Length: > 0 } code ? code : ShortName.Of(name.In(languages[0]), "team", [.. all.All.Where(other => other.Id != team.Id).Select(other => other.Code)]),
            Name = name,
            Signature = LocalField.Read(team.Signature, Signature, languages),
            Members = [.. Members.Select(member => member.Read())],
            InsteadOfId = long.TryParse(InsteadOf, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
            Areas = Areas,
            Active = Rules.Contains(InUse),
            AssignsByItself = Rules.Contains(AssignsByItself),
        };
    }

    /// <summary>Does what a button says; nothing is saved.</summary>
    /// <param name="step">"add" for the chosen member, or "remove:2" with the place of one.</param>
    internal void Do(string step)
    {
        if (step == "add" && long.TryParse(NewMember, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Members.TrueForAll(member => member.StaffId != id))
        {
            Members.Add(MemberInput.Of(new TeamMember(id)));
            NewMember = null;
        }
        else if (step.StartsWith("remove:", StringComparison.Ordinal) && int.TryParse(step["remove:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < Members.Count)
        {
            Members.RemoveAt(place);
        }
    }
}

/// <summary>A member of a team as typed.</summary>
public sealed class MemberInput
{
    public long StaffId { get; set; }
    public List<string> TakesWork { get; set; } = [];
    public List<string> Skills { get; set; } = [];

    /// <summary>Tags of languages, separated by commas.</summary>
    public string? Languages { get; set; }

    internal static MemberInput Of(TeamMember member) => new()
    {
        StaffId = member.StaffId,
        TakesWork = member.TakesWork ? ["yes"] : [],
        Skills = [.. member.Skills],
        Languages = string.Join(", ", member.Languages),
    };

    internal TeamMember Read() => new(StaffId)
    {
        TakesWork = TakesWork.Count > 0,
        Skills = Skills,
        Languages = [.. (Languages ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(language => language.ToLowerInvariant()).Distinct()],
    };
}
