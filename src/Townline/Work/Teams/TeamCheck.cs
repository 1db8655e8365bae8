using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Teams;

/// <summary>Does a team hold together, and fit the others?</summary>
internal static class TeamCheck
{
    /// <param name="others">The other teams of the town as they are stored.</param>
    /// <param name="skills">Codes of the town's skills.</param>
    /// <exception cref="RuleBrokenException">It does not; the code says what to mend.</exception>
    public static void Check(Team team, IReadOnlyCollection<Team> others, IReadOnlyCollection<string> skills)
    {
        RuleBrokenException.Unless(Rules.IsCode(team.Code), "team-code", team.Code);
        RuleBrokenException.Unless(!team.Name.IsEmpty, "team-name");
        RuleBrokenException.Unless(team.Signature.Languages.All(language => team.Signature[language]!.Length <= Signatures.Longest), "team-signature-long", Signatures.Longest);
        RuleBrokenException.Unless(others.All(other => other.Code != team.Code), "team-code-taken", team.Code);
        RuleBrokenException.Unless(team.Members.DistinctBy(member => member.StaffId).Count() == team.Members.Count, "team-member-twice");
        var unknown = team.Members.SelectMany(member => member.Skills).FirstOrDefault(skill => !skills.Contains(skill));
        RuleBrokenException.Unless(unknown is null, "team-skill-unknown", unknown ?? "");
        CheckAreas(team, others);
    }

    private static void CheckAreas(Team team, IReadOnlyCollection<Team> others)
    {
        RuleBrokenException.Unless((team.InsteadOfId is null) == (team.Areas.Count == 0), "team-areas");
        if (team.InsteadOfId is not { } id)
        {
            return;
        }

        // One step and no chains, so that everybody can see where a request goes.
        var main = others.FirstOrDefault(other => other.Id == id);
        RuleBrokenException.Unless(main is { InsteadOfId: null } && others.All(other => other.InsteadOfId != team.Id), "team-instead-of");
        var rival = others.FirstOrDefault(other => other.Active && other.InsteadOfId == id && other.Areas.Intersect(team.Areas).Any());
        RuleBrokenException.Unless(rival is null || !team.Active, "team-area-taken", rival?.Code ?? "");
    }
}
