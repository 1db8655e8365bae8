using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>
/// The keys under which a person is looked for when somebody new is compared (see <see cref="MatchKeys.Stored"/>); null where nothing is
/// known. Written after the person, so that it costs their message nothing; a person without a card has not been compared yet.
/// </summary>
internal sealed class MatchCard : ITenantOwned
{
    public long PersonId { get; init; }
    public int TenantId { get; init; }
    public long? Key1 { get; init; }
    public long? Key2 { get; init; }
    public long? Key3 { get; init; }
    public long? Key4 { get; init; }
    public long? Key5 { get; init; }
    public long? Key6 { get; init; }

    /// <summary>Writes the card, or writes it anew.</summary>
    internal static InsertInto Put { get; } = InsertInto.Statement(
        """
        INSERT INTO people_match_card (person_id, tenant_id, key1, key2, key3, key4, key5, key6) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        ON CONFLICT (person_id) DO UPDATE SET key1 = excluded.key1, key2 = excluded.key2, key3 = excluded.key3, key4 = excluded.key4, key5 = excluded.key5, key6 = excluded.key6
        """,
        8);

    /// <summary>Values for <see cref="Put"/>.</summary>
    internal static object?[] Values(long personId, int tenantId, long?[] keys) => [personId, tenantId, .. keys.Cast<object?>()];
}
