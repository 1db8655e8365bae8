using Townline.Platform.Storage;

namespace Townline.Places.Streets;

/// <summary>A street of the town, one stretch of it, or another line of the map, as stored.</summary>
internal sealed class StreetRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>The town's own.</summary>
    public required string Code { get; init; }

    /// <summary>See <see cref="LineKinds"/>.</summary>
    public required string Kind { get; set; }
    public required string Name { get; set; }

    /// <summary>The line as a GeoJSON geometry, seven decimals (a centimetre).</summary>
    public required string Shape { get; set; }
}
