using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>
/// What staff change about a person, inside a unit of work. Each change names the version its editor saw and the reason, and writes one event
/// (who, when, why). What was claimed through a channel never comes this way.
/// </summary>
/// <remarks>All methods throw <see cref="KeyNotFoundException"/> when the town has no such person, <see cref="StalePersonException"/> when somebody changed
/// them since that version, and <see cref="PersonRefusedException"/> when a rule of the house forbids it. Whoever was merged is changed as who
/// they count as; the version is that one's.</remarks>
internal interface IPersonEditor
{
    /// <summary>Replaces all details. Nothing is written when nothing differs.</summary>
    Task Change(Unit unit, long personId, PersonDetails details, string why, int version);

    /// <summary>Adds a way by which they are known. Refused when it is another's, unless it is shared.</summary>
    Task AddIdentity(Unit unit, long personId, KnownIdentity identity, string why, int version);

    /// <summary>Says that an identity was proved to be theirs, or that it is only claimed after all.</summary>
    Task MarkIdentity(Unit unit, long personId, long identityId, bool verified, string why, int version);

    /// <summary>Takes an identity away; whoever writes from it next is somebody new.</summary>
    Task RemoveIdentity(Unit unit, long personId, long identityId, string why, int version);

    /// <summary>
    /// This is theirs no longer (a number was given to somebody else): it stays with them as a former one with their history, and somebody new
    /// begins with it, of whom nothing else is known.
    /// </summary>
    /// <returns>Id of the new person; the old one's own when they only shared it.</returns>
    Task<long> PassOn(Unit unit, long personId, long identityId, string why, int version);

    /// <summary>Adds a line to the consent ledger; lines are never changed. Who says so is the unit's actor.</summary>
    /// <param name="version">Left out for what the person says themselves on a page, where nothing can be overwritten.</param>
    Task Record(Unit unit, long personId, ConsentOrder order, int? version = null);
}

/// <summary>Fields as in <see cref="PersonCard"/>; null is "not known".</summary>
internal sealed record PersonDetails
{
    public string? Name { get; init; }
    public string? PreferredName { get; init; }
    public string? Language { get; init; }
    public string? PreferredChannel { get; init; }
    public string? Interpreter { get; init; }
    public string? AccessNeeds { get; init; }

    /// <summary>The organisation they speak for; organisations themselves have none.</summary>
    public long? OrganisationId { get; init; }
}

/// <param name="Purpose">What for: see <see cref="ConsentPurpose"/>.</param>
/// <param name="Channel">On which channel; null for all.</param>
/// <param name="At">When it was said, not in the future; null: now.</param>
/// <param name="Source">How it was said, such as "phone", "letter", "web".</param>
/// <param name="Wording">The words they saw or heard.</param>
internal sealed record ConsentOrder(string Purpose, string? Channel, bool Given, DateTimeOffset? At, string Source, string? Wording);

/// <summary>Purposes that every town knows. The set is open: a short lower-case word.</summary>
internal static class ConsentPurpose
{
    /// <summary>News about requests that somebody follows. Answers to their own need no consent.</summary>
    public const string Updates = "updates";
    public const string Survey = "survey";
    public const string Newsletter = "newsletter";

    /// <summary>That somebody acts for them; written with the link.</summary>
    public const string ActedFor = "acted-for";

    public static IReadOnlyList<string> All { get; } = [Updates, Survey, Newsletter];
}

/// <summary>A rule of the house forbids it. "person.refused." + <see cref="Code"/> is a key in the words files.</summary>
internal sealed class PersonRefusedException(string code, params object[] args) : Exception($"person.refused.{code}")
{
    public string Code { get; } = code;
    public IReadOnlyList<object> Args { get; } = args;
}

/// <summary>Somebody changed the person since the editor opened them.</summary>
internal sealed class StalePersonException(long personId, int current) : Exception($"Person {personId} is at version {current} now.")
{
    public long PersonId { get; } = personId;
    public int Current { get; } = current;
}
