using Townline.Platform.Events;
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

    /// <summary>The whole consent ledger of a person, newest line first.</summary>
    Task<IReadOnlyList<ConsentCard>> Ledger(TownlineDb db, long personId, CancellationToken cancel);

    /// <summary>Those who speak for an organisation, by name; at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<PersonCard>> OfOrganisation(TownlineDb db, long organisationId, int most, CancellationToken cancel);

    /// <summary>Organisations called so, whatever the case of the letters.</summary>
    Task<IReadOnlyList<PersonCard>> Organisations(TownlineDb db, string name, CancellationToken cancel);

    /// <summary>Of these persons, those who said last that they do not want it (on no channel, or not on this one).</summary>
    Task<IReadOnlySet<long>> Refusing(TownlineDb db, IReadOnlyCollection<long> ids, string purpose, string? channel, CancellationToken cancel);

    /// <summary>The person who has this identity (value as typed), or null.</summary>
    Task<PersonCard?> FindByIdentity(TownlineDb db, string kind, string value, CancellationToken cancel);
}

/// <param name="IsNew">True when this claim made the person.</param>
internal sealed record IdentifiedPerson(long Id, bool IsNew);

/// <summary>What the desk shows of a person.</summary>
/// <param name="Consents">What holds now, a line for each purpose and channel; the ledger is <see cref="IPeople.Ledger"/>.</param>
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
    /// <summary>The organisation they speak for.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>Grows with every change by staff: given back with an edit, so that a stale one is noticed.</summary>
    public int Version { get; init; }

    /// <summary>How to address the person; null for one who is unknown.</summary>
    public string? DisplayName => PreferredName ?? Name;
}

/// <param name="VerifiedAt">Null while only claimed.</param>
internal sealed record IdentityCard(string Kind, string Value, string Display, DateTimeOffset? VerifiedAt, long Id = 0);

/// <param name="Purpose">Such as "updates", "survey".</param>
/// <param name="Source">How it was said, such as "web", "phone".</param>
/// <param name="Wording">The words they saw or heard.</param>
internal sealed record ConsentCard(string Purpose, string? Channel, bool Given, DateTimeOffset At, string Source, string? Wording = null)
{
    /// <summary>Who wrote the line.</summary>
    public ActorKind ByKind { get; init; }
    public long? ById { get; init; }
}

/// <summary>A human being or an organisation.</summary>
internal enum PersonKind
{
    Person = 0,
    Organisation = 1,
}
