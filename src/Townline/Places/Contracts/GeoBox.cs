using System.Globalization;

namespace Townline.Places.Contracts;

/// <summary>A box of latitudes and longitudes, edges included. It never crosses the 180th meridian: a box that would is widened to all longitudes.</summary>
public readonly record struct GeoBox
{
    /// <exception cref="ArgumentException">South is above north, or west is past east.</exception>
    public GeoBox(GeoPoint southWest, GeoPoint northEast)
    {
        if (southWest.Lat > northEast.Lat || southWest.Long > northEast.Long)
            throw new ArgumentException("The south-west corner must lie south and west of the north-east corner.");
        (SouthWest, NorthEast) = (southWest, northEast);
    }

    public GeoPoint SouthWest { get; }

    public GeoPoint NorthEast { get; }

    public double South => SouthWest.Lat;
    public double West => SouthWest.Long;
    public double North => NorthEast.Lat;
    public double East => NorthEast.Long;

    public GeoPoint Centre => new((South + North) / 2, (West + East) / 2);

    public bool Contains(GeoPoint point) => point.Lat >= South && point.Lat <= North && point.Long >= West && point.Long <= East;

    /// <summary>The smallest box that holds everything within <paramref name="metres"/> of the centre. Its corners lie further off: measure distances afterwards.</summary>
    public static GeoBox Around(GeoPoint centre, double metres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(metres);
        var angle = metres / GeoPoint.EarthRadius;
        var (south, north) = (centre.Lat - double.RadiansToDegrees(angle), centre.Lat + double.RadiansToDegrees(angle));
        if (south <= -90 || north >= 90)
            return new(new(Math.Max(south, -90), -180), new(Math.Min(north, 90), 180));

        var width = double.RadiansToDegrees(Math.Asin(Math.Sin(angle) / Math.Cos(double.DegreesToRadians(centre.Lat))));
        var (west, east) = (centre.Long - width, centre.Long + width);
        return west < -180 || east > 180 ? new(new(south, -180), new(north, 180)) : new(new(south, west), new(north, east));
    }

    /// <summary>Reads <c>west,south,east,north</c> in degrees, the order of GeoJSON and of most maps.</summary>
    public static bool TryParse(string? text, out GeoBox box)
    {
        box = default;
        var parts = text?.Split(',');
        if (parts is not { Length: 4 } || !GeoPoint.TryParse(parts[1], parts[0], out var low) || !GeoPoint.TryParse(parts[3], parts[2], out var high))
            return false;
        if (low.Lat > high.Lat || low.Long > high.Long)
            return false;
        box = new(low, high);
        return true;
    }

    /// <summary>As <c>west,south,east,north</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:0.#####},{South:0.#####},{East:0.#####},{North:0.#####}");
}
