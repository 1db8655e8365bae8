using Townline.Faces.Shared.Maps;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Parts;

/// <summary>The town's map as the portal shows it.</summary>
internal static class PortalMap
{
    /// <param name="sight">What is shown first; the whole town when left out.</param>
    public static async Task<MapSettings> Of(Tenant town, IPlaces places, GeoBox? sight = null)
    {
        var map = MapSettings.Of(town, MapPaths.Streets, MapPaths.Areas);
        return (sight ?? await places.Extent(town.Id)) is { } box ? map with { South = box.South, West = box.West, North = box.North, East = box.East } : map;
    }
}
