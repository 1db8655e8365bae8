using Townline.Platform.Storage;

namespace Townline.Places.Areas;

/// <summary>An area of the town as stored.</summary>
internal sealed class AreaRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Lower case, at most 40 letters.</summary>
    public required string Kind { get; init; }

    /// <summary>The town's own, unique within the kind.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>The outline as a GeoJSON geometry, seven decimals (a centimetre).</summary>
    public required string Shape { get; set; }
}
