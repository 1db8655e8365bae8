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

/// <summary>Nothing that is sent there arrives any more.</summary>
/// <inheritdoc cref="IdentityAdded"/>
internal sealed record IdentityDead(long PersonId, string IdentityKind, string Shown) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "identity-dead-end";
}

/// <summary>A line was added to the consent ledger.</summary>
internal sealed record ConsentRecorded(long PersonId, string Purpose, string? Channel, bool Given) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + (Given ? "consent-given" : "consent-withdrawn");
}

/// <summary>This person was found to be another: what was theirs stays theirs and is read with the other's.</summary>
/// <param name="IntoId">Who they count as from now on.</param>
/// <param name="Version">Of this person after it.</param>
internal sealed record PersonMerged(long PersonId, long IntoId, int Version) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "merged";
}

/// <summary>The other side of <see cref="PersonMerged"/>: another was found to be this person.</summary>
/// <inheritdoc cref="PersonMerged"/>
internal sealed record PersonGained(long PersonId, long FromId, int Version) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "gained";
}

/// <summary>A merge was undone: this person stands by themselves again, with those who were merged into them.</summary>
/// <param name="FromId">Who they counted as until now.</param>
/// <param name="Version">Of this person after it.</param>
internal sealed record PersonSeparated(long PersonId, long FromId, int Version) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "separated";
}

/// <summary>The other side of <see cref="PersonSeparated"/>.</summary>
/// <inheritdoc cref="PersonSeparated"/>
internal sealed record PersonReleased(long PersonId, long OtherId, int Version) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "released";
}

/// <summary>An identity is theirs no longer: somebody new has it, of whom nothing is known.</summary>
/// <param name="NewPersonId">Who begins with it.</param>
/// <inheritdoc cref="IdentityAdded"/>
internal sealed record IdentityPassedOn(long PersonId, string IdentityKind, string Shown, long NewPersonId) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "identity-passed-on";
}

/// <summary>They and another live together, or one acts for the other.</summary>
internal sealed record PersonLinked(long PersonId, LinkKind Link, long OtherId) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "linked";
}

/// <inheritdoc cref="PersonLinked"/>
internal sealed record PersonUnlinked(long PersonId, LinkKind Link, long OtherId) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "unlinked";
}

/// <summary>A clerk said that they and another are not the same.</summary>
internal sealed record PersonNotSame(long PersonId, long OtherId) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "not-same";
}

/// <summary>They signed in on the portal with an address that they proved.</summary>
internal sealed record ResidentSignedIn(long PersonId) : PersonEvent(PersonId)
{
    public override string Kind => Prefix + "signed-in";
}
