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

    /// <summary>
    /// Of all who count as this person, the one whose identity something came by (values as typed): it is written with them, so that it stays with them when a merge is
    /// undone. The person themselves when it came by none of theirs. For what a member of staff writes down for somebody whom they chose.
    /// </summary>
    Task<long> CameBy(Unit unit, long personId, IReadOnlyList<ClaimedIdentity> identities);

    /// <summary>
    /// Person cards by id, in no order; unknown ids are left out. A card tells of all who count as that person: the root's details, with what
    /// the root has none of taken from the others, and everybody's identities.
    /// </summary>
    Task<IReadOnlyList<PersonCard>> Cards(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>Ids of all who count as the same as this person, the root first, at most 50; of an unknown person their id alone.</summary>
    Task<IReadOnlyList<long>> SamePerson(TownlineDb db, long personId, CancellationToken cancel);

    /// <summary>Who these persons count as: themselves, or the one they were merged into. Unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<long, long>> Roots(TownlineDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>
    /// Everybody who may be at the other end of this identity (value as typed): whose it is, who shares it, their households and those who act
    /// for each other. For people to choose from, never to be guessed; former owners are not among them. At most 20.
    /// </summary>
    Task<IReadOnlyList<PersonCandidate>> Candidates(TownlineDb db, string kind, string value, CancellationToken cancel);

    /// <summary>The whole consent ledger of a person, newest line first.</summary>
    Task<IReadOnlyList<ConsentCard>> Ledger(TownlineDb db, long personId, CancellationToken cancel);

    /// <summary>Those who speak for an organisation, by name; at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<PersonCard>> OfOrganisation(TownlineDb db, long organisationId, int most, CancellationToken cancel);

    /// <summary>Organisations called so, whatever the case of the letters.</summary>
    Task<IReadOnlyList<PersonCard>> Organisations(TownlineDb db, string name, CancellationToken cancel);

    /// <summary>Of these persons, those who said last that they do not want it (on no channel, or not on this one).</summary>
    Task<IReadOnlySet<long>> Refusing(TownlineDb db, IReadOnlyCollection<long> ids, string purpose, string? channel, CancellationToken cancel);

    /// <summary>Nothing arrives any more at those of these identities that are this person's: what the program writes by itself no longer goes there.</summary>
    Task MarkDeadEnds(Unit unit, long personId, IReadOnlyCollection<ClaimedIdentity> identities);

    /// <summary>Something came from there, so that it is worth a try again.</summary>
    Task Revive(Unit unit, ClaimedIdentity identity);

    /// <summary>The person whose this identity is (value as typed), as who they count; or null. See <see cref="Candidates"/> for who else may use it.</summary>
    Task<PersonCard?> FindByIdentity(TownlineDb db, string kind, string value, CancellationToken cancel);
}

/// <param name="IsNew">True when this claim made the person.</param>
internal sealed record IdentifiedPerson(long Id, bool IsNew);

/// <summary>What the desk shows of a person.</summary>
/// <param name="Consents">What holds now, a line for each purpose and channel, the newest first; the ledger is <see cref="IPeople.Ledger"/>.</param>
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

    /// <summary>Who they count as: <see cref="Id"/> itself, or the one they were merged into. Pages link to this one.</summary>
    public long RootId { get; init; }

    /// <summary>Others who count as the same person; empty for nearly everybody.</summary>
    public IReadOnlyList<MergedCard> Merged { get; init; } = [];

    /// <summary>For a detail that the root has none of: whose it is. Keys are field names as in <see cref="PersonChanged.Fields"/>.</summary>
    public IReadOnlyDictionary<string, long> Borrowed { get; init; } = new Dictionary<string, long>();

    /// <summary>They said last that they do not want it (on no channel, or not on this one).</summary>
    public bool Refuses(string purpose, string? channel) => Consents.FirstOrDefault(consent => consent.Purpose == purpose && (consent.Channel is null || consent.Channel == channel)) is { Given: false };

    /// <summary>Identities that were theirs once; not among <see cref="Identities"/>.</summary>
    public IReadOnlyList<IdentityCard> Former { get; init; } = [];

    /// <summary>The card without what is <see cref="Borrowed"/>: what is written with the root itself.</summary>
    public PersonCard Own() => this with
    {
        Name = Mine("name", Name),
        PreferredName = Mine("preferred-name", PreferredName),
        Language = Mine("language", Language),
        PreferredChannel = Mine("channel", PreferredChannel),
        Interpreter = Mine("interpreter", Interpreter),
        AccessNeeds = Mine("access", AccessNeeds),
    };

    private string? Mine(string field, string? value) => Borrowed.ContainsKey(field) ? null : value;

    /// <summary>How to address the person; null for one who is unknown.</summary>
    public string? DisplayName => PreferredName ?? Name;
}

/// <summary>One who counts as another.</summary>
/// <param name="IntoId">The one they were merged into: the root, or one who was merged later.</param>
/// <param name="Name">As they were known before.</param>
internal sealed record MergedCard(long Id, long IntoId, DateTimeOffset At, string? Name);

/// <summary>Somebody who may be at the other end of an identity.</summary>
/// <param name="Person">As who they count.</param>
/// <param name="Verified">The identity was proved; of a household or a proxy, that it was proved to be the owner's.</param>
internal sealed record PersonCandidate(PersonCard Person, CandidateReason Reason, bool Verified);

/// <summary>Why somebody may be at the other end.</summary>
internal enum CandidateReason
{
    /// <summary>It is theirs.</summary>
    Theirs = 0,

    /// <summary>They use it too.</summary>
    Shared = 1,

    /// <summary>They live with whose it is.</summary>
    Household = 2,

    /// <summary>They act for whose it is.</summary>
    ActsForThem = 3,

    /// <summary>Whose it is acts for them.</summary>
    ActedFor = 4,
}

/// <param name="VerifiedAt">Null while only claimed.</param>
internal sealed record IdentityCard(string Kind, string Value, string Display, DateTimeOffset? VerifiedAt, long Id = 0)
{
    /// <summary>With whom it is written: the person themselves, or one who counts as them.</summary>
    public long PersonId { get; init; }
    public IdentityStanding Standing { get; init; }

    /// <summary>Its holder proved by a link that they have it; that it is this person's, nobody of the staff has said.</summary>
    public bool IsByLink { get; init; }

    /// <summary>Until when it was theirs, for a former one.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Since when nothing that is sent there arrives, as its server said; null while it may.</summary>
    public DateTimeOffset? DeadEndAt { get; init; }
}

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
