using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>What other modules may ask of and tell to People.</summary>
internal interface IPeople
{
    /// <summary>
    /// Finds the person of the first known identity, or makes a new one when identities or a name were given. Identities that are new
    /// are added, verified or only claimed. A claim never changes what is known of the person.
    /// </summary>
    /// <returns>The person, or null when nothing at all was said.</returns>
    Task<IdentifiedPerson?> Identify(Unit unit, ClaimedPerson claim);

    /// <summary>Person cards by id, in no order; unknown ids are left out.</summary>
    Task<IReadOnlyList<PersonCard>> Cards(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>The person who has this identity (value as typed), or null.</summary>
    Task<PersonCard?> FindByIdentity(TownlineDb db, string kind, string value, CancellationToken cancel);
}

/// <param name="IsNew">True when this claim made the person.</param>
internal sealed record IdentifiedPerson(long Id, bool IsNew);

/// <summary>What the desk shows of a person.</summary>
internal sealed record PersonCard(
    long Id,
    PersonKind Kind,
    string? Name,
    string? PreferredName,
    string? Language,
    string? PreferredChannel,
    string? Interpreter,
    string? AccessNeeds,
    IReadOnlyList<IdentityCard> Identities,
    IReadOnlyList<ConsentCard> Consents)
{
    /// <summary>How to address the person; null for one who is unknown.</summary>
    public string? DisplayName => PreferredName ?? Name;
}

/// <param name="VerifiedAt">Null while only claimed.</param>
internal sealed record IdentityCard(string Kind, string Value, string Display, DateTimeOffset? VerifiedAt);

/// <param name="Purpose">Such as "updates", "survey".</param>
internal sealed record ConsentCard(string Purpose, string? Channel, bool Given, DateTimeOffset At, string Source);

/// <summary>A human being or an organisation.</summary>
internal enum PersonKind
{
    Person = 0,
    Organisation = 1,
}
