using Townline.Platform.Words;

namespace Townline.Work.Contracts;

/// <summary>People who do a kind of work together. Instances are shared and cached: never changed.</summary>
internal sealed record Team
{
    public required long Id { get; init; }

    /// <summary>Letters, digits, hyphen, underscore; unique in the town; names it in files.</summary>
    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public IReadOnlyList<TeamMember> Members { get; init; } = [];

    /// <summary>The team whose work this one takes in <see cref="Areas"/>; null for a team that stands in for none.</summary>
    public long? InsteadOfId { get; init; }

    /// <summary>Codes of the areas in which it works instead of the other; empty exactly when it stands in for none.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>New requests go to a member at once; otherwise a clerk takes them from the team's queue.</summary>
    public bool AssignsByItself { get; init; }

    /// <summary>What stands below its answers by mail, in each language; {name} is who wrote, {team} the team. Empty: nothing.</summary>
    public LocalText Signature { get; init; } = LocalText.Empty;

    /// <summary>False once it was dissolved; it stays for the requests it had.</summary>
    public bool Active { get; init; } = true;

    /// <summary>As read; given back with a change, so that a stale one is noticed. 0 for a new team.</summary>
    public int Version { get; init; }
}

/// <summary>Signatures below answers.</summary>
internal static class Signatures
{
    /// <summary>Characters of one signature.</summary>
    public const int Longest = 1000;

    /// <summary>What stands below an answer of a member of staff: of the team that has the request, else of a team of theirs; empty where none has one.</summary>
    /// <param name="teamId">The team of the request.</param>
    public static string SignatureOf(this TeamList teams, long? teamId, long staffId, string name, string language)
    {
        var team = (teamId is { } id && teams.ById(id) is { } its ? teams.OfStaff(staffId).Prepend(its) : teams.OfStaff(staffId)).FirstOrDefault(team => !team.Signature.IsEmpty);
        return team is null
            ? ""
            : team.Signature.In(language).Replace("{name}", name, StringComparison.Ordinal).Replace("{team}", team.Name.In(language), StringComparison.Ordinal);
    }
}

/// <summary>A member of staff in a team.</summary>
/// <param name="StaffId">Id of the account.</param>
internal sealed record TeamMember(long StaffId)
{
    /// <summary>Codes of <see cref="Skill"/>s.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Tags of the languages they can work in beside the town's first, such as "es".</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>False: is given nothing automatically (leads the team, is away).</summary>
    public bool TakesWork { get; init; } = true;
}

/// <summary>Something not everybody in a team can do, and the services that need it.</summary>
/// <param name="Code">Letters, digits, hyphen, underscore; unique in the town.</param>
/// <param name="Services">Codes of services.</param>
internal sealed record Skill(string Code, LocalText Name, IReadOnlyList<string> Services);
