using Townline.Platform.Events;

namespace Townline.People.Contracts;

/// <summary>Something about a person was changed. Events outlive the person's data, so they tell which fields and not what stood in them.</summary>
internal abstract record PersonEvent(long PersonId) : DomainEvent
{
    public const string Prefix = "person.";

    public string? Reason { get; init; }

    public override long? SubjectId => PersonId;

    public override string? Why => Reason;
}

/// <param name="Fields">Names of the fields that are different now.</param>
internal sealed record PersonChanged(long PersonId, IReadOnlyList<string> Fields) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "changed";
}

/// <param name="Shown">Enough of it to be recognised by those who know it; see <c>Identities.MaskedValue</c>.</param>
internal sealed record IdentityAdded(long PersonId, string IdentityKind, string Shown, bool Verified) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "identity-added";
}

/// <inheritdoc cref="IdentityAdded"/>
internal sealed record IdentityMarked(long PersonId, string IdentityKind, string Shown, bool Verified) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + (Verified ? "identity-verified" : "identity-claimed");
}

/// <inheritdoc cref="IdentityAdded"/>
internal sealed record IdentityRemoved(long PersonId, string IdentityKind, string Shown) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "identity-removed";
}

/// <summary>A line was added to the consent ledger.</summary>
internal sealed record ConsentRecorded(long PersonId, string Purpose, string? Channel, bool Given) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + (Given ? "consent-given" : "consent-withdrawn");
}
