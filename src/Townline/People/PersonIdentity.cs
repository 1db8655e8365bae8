using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>One way by which a person is known. A value belongs to one person of a town at a time.</summary>
internal sealed class PersonIdentity : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long PersonId { get; set; }
    public required string Kind { get; init; }

    /// <summary>In its one comparable form: e-mail in lower case, phone in E.164.</summary>
    public required string Value { get; init; }

    /// <summary>As typed.</summary>
    public required string Display { get; init; }

    /// <summary>Null while only claimed.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    internal static InsertInto Into { get; } = new(
        "people_identity", "id", "tenant_id", "person_id", "kind", "value", "display", "verified_at", "created_at");

    /// <summary>Whose is this identity?</summary>
    internal static InsertInto Owner { get; } = InsertInto.Statement(
        "SELECT person_id FROM people_identity WHERE tenant_id = @p0 AND kind = @p1 AND value = @p2", 3);
}
