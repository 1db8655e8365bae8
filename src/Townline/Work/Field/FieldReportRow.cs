using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Field;

/// <summary>A report of a crew that came, by the key under which it comes only once.</summary>
internal sealed class FieldReportRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }
    public required string ClientKey { get; init; }
    public long RequestId { get; init; }
    public FieldStep Step { get; init; }

    /// <summary>By the clock of the device, as it said; null when it said nothing.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>As far as we know.</summary>
    public DateTimeOffset DoneAt { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How often it came again.</summary>
    public int Repeats { get; init; }

    /// <summary>What was answered.</summary>
    public FieldAnswer? Answer { get; set; }
}
