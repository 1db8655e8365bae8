using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>One way by which a person is known. A value is one person's at a time; others may share it, and some had it before.</summary>
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

    /// <summary>
    /// 1 when its holder proved by a link that they have it, and only that: that it is this person's was said by whoever wrote it down. 0 when staff, or the channel itself,
    /// say whose it is.
    /// </summary>
    public int ByLink { get; set; }

    /// <summary>Joins the addresses that one resident proved; null until a link was used.</summary>
    public long? AccountId { get; set; }
    public IdentityStanding Standing { get; set; }

    /// <summary>Until when it was theirs, for one that is theirs no longer.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Since when nothing that is sent there arrives, as its server said; null while it may.</summary>
    public DateTimeOffset? DeadEndAt { get; set; }

    internal static InsertInto Into { get; } = new(
        "people_identity", "id", "tenant_id", "person_id", "kind", "value", "display", "verified_at", "created_at");

    /// <summary>Whose is this identity?</summary>
    internal static InsertInto Owner { get; } = InsertInto.Statement(
        "SELECT person_id FROM people_identity WHERE tenant_id = @p0 AND kind = @p1 AND value = @p2 AND standing = 0", 3);
}
