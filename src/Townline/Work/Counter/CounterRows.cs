using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <summary>Who sits where: one at a counter, and nobody at two.</summary>
internal sealed class SeatRow : ITenantOwned
{
    public int TenantId { get; init; }
    public long StaffId { get; init; }
    public required string Counter { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>The last number given on a day.</summary>
internal sealed class CounterDayRow : ITenantOwned
{
    public int TenantId { get; init; }
    public int Day { get; init; }
    public int Last { get; set; }
}

/// <summary>A device link; of its secret only the hash is kept.</summary>
internal sealed class DeviceRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Name { get; init; }
    public required string Hash { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>The counters of a town as stored. Fields as in <see cref="CounterSetup"/>.</summary>
internal sealed class CounterSetupRow : ITenantOwned
{
    public int TenantId { get; init; }
    public required IReadOnlyList<VisitReason> Reasons { get; set; }
    public required IReadOnlyList<string> Counters { get; set; }
    public required IReadOnlyList<Disposition> Dispositions { get; set; }
    public int Version { get; set; }

    public CounterSetup Read() => new() { Reasons = Reasons, Counters = Counters, Dispositions = Dispositions, Version = Version };
}
