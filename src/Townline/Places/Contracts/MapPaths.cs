using System.Globalization;

namespace Townline.Places.Contracts;

/// <summary>Addresses of the town's own map, without a host.</summary>
public static class MapPaths
{
    /// <summary>GeoJSON of all areas and lines, in the order in which they are painted; properties kind and name.</summary>
    public const string Base = "/map/base.json";

    /// <summary>GeoJSON of the lines only: streets, rivers, railways; properties kind and name.</summary>
    public const string Streets = "/map/streets.json";

    /// <summary>GeoJSON of the areas; properties id, kind, code and name. <c>?kind=</c> takes one kind only.</summary>
    public const string Areas = "/map/areas.json";

    internal const string Drawn = "/map/at.svg";

    /// <summary>A drawn map (SVG) with a pin at each point, numbered when there are several; for pages without JavaScript and for print.</summary>
    /// <param name="points">1 to 26 points.</param>
    /// <param name="width">Pixels, 100 to 1,600.</param>
    /// <param name="height">Pixels, 100 to 1,200.</param>
    public static string Image(IEnumerable<GeoPoint> points, int width = 480, int height = 320)
    {
        var pins = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"lat={point.Lat:0.#####}&long={point.Long:0.#####}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Drawn}?{string.Join('&', pins)}&w={width}&h={height}");
    }

    /// <inheritdoc cref="Image(IEnumerable{GeoPoint}, int, int)"/>
    public static string Image(GeoPoint point, int width = 480, int height = 320) => Image([point], width, height);
}
