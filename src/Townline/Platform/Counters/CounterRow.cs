using Townline.Platform.Storage;

namespace Townline.Platform.Counters;

/// <summary>
/// A maintained count of a town, spread over slots so that busy writers on PostgreSQL do not wait for each other; the value is the
/// sum over its slots.
/// </summary>
internal sealed class CounterRow : ITenantOwned
{
    public int TenantId { get; init; }
    public required string Name { get; init; }
    public int Slot { get; init; }
    public long Value { get; set; }

    internal static InsertInto Add { get; } = InsertInto.Statement(
        """
        INSERT INTO platform_counter (tenant_id, name, slot, value) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (tenant_id, name, slot) DO UPDATE SET value = platform_counter.value + excluded.value
        """,
        4);
}
