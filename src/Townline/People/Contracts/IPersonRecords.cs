using Townline.Platform.Storage;

namespace Townline.People.Contracts;

/// <summary>Brings people into a town with all that is known of them already: from another system, or the demo.</summary>
internal interface IPersonRecords
{
    /// <summary>Writes a new person or organisation. The caller sees to it that no identity belongs to somebody else.</summary>
    /// <returns>Their id.</returns>
    /// <exception cref="ArgumentException">An identity cannot be one of its kind.</exception>
    long Add(Unit unit, PersonRecord person);
}

/// <summary>Fields as in <see cref="PersonCard"/>.</summary>
internal sealed record PersonRecord
{
    public PersonKind Kind { get; init; }
    public required string Name { get; init; }
    public string? PreferredName { get; init; }
    public string? Language { get; init; }
    public string? PreferredChannel { get; init; }
    public string? Interpreter { get; init; }
    public string? AccessNeeds { get; init; }

    /// <summary>The organisation they speak for.</summary>
    public long? OrganisationId { get; init; }
    public IReadOnlyList<KnownIdentity> Identities { get; init; } = [];

    /// <summary>The consent ledger, oldest line first.</summary>
    public IReadOnlyList<ConsentCard> Consents { get; init; } = [];
}

/// <param name="Kind">See <see cref="IdentityKind"/>.</param>
/// <param name="Verified">False: only claimed.</param>
/// <param name="Shared">They use it too, while it is somebody else's.</param>
internal sealed record KnownIdentity(string Kind, string Value, bool Verified, bool Shared = false);
