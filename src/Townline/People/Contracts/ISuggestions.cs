using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>Who may be the same person, with reasons. Found some seconds after a person came or changed; never acted on without a clerk.</summary>
internal interface ISuggestions
{
    /// <summary>For one person, strongest first.</summary>
    Task<IReadOnlyList<Suggestion>> Of(TownlineDb db, long personId, int most, CancellationToken cancel);

    /// <summary>The strongest of the town that nobody has decided on.</summary>
    Task<IReadOnlyList<Suggestion>> Strongest(TownlineDb db, int most, CancellationToken cancel);

    /// <summary>They are not the same: not suggested again, ever.</summary>
    /// <exception cref="PersonRefusedException">They count as one already.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such person.</exception>
    Task Refuse(Unit unit, long one, long other);
}

/// <summary>Two who may be the same, as who they count.</summary>
/// <param name="Score">Bits: each doubles how likely it is.</param>
/// <param name="IsStrong">Almost surely the same.</param>
/// <param name="Reasons">Field and agreement, such as "given.close"; "people.why." + this is a key in the words files.</param>
internal sealed record Suggestion(long OneId, long OtherId, double Score, bool IsStrong, IReadOnlyList<string> Reasons);
