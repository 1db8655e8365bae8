using System.Globalization;

namespace Townline.Places.Contracts;

/// <summary>A place on earth in WGS 84 degrees. Whoever holds one may rely on it: latitude is finite and −90 to 90, longitude finite and −180 to 180.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Mean radius of the earth in metres (IUGG).</summary>
    internal const double EarthRadius = 6_371_008.8;

    /// <exception cref="ArgumentOutOfRangeException">A value is not a number or out of range; use <see cref="TryCreate"/> for values from outside.</exception>
    public GeoPoint(double lat, double @long)
    {
        if (!IsLat(lat))
            throw new ArgumentOutOfRangeException(nameof(lat), lat, "Latitude is a number from -90 to 90.");
        if (!IsLong(@long))
            throw new ArgumentOutOfRangeException(nameof(@long), @long, "Longitude is a number from -180 to 180.");
        (Lat, Long) = (lat, @long);
    }

    /// <summary>Degrees north of the equator.</summary>
    public double Lat { get; }

    /// <summary>Degrees east of Greenwich.</summary>
    public double Long { get; }

    public static bool TryCreate(double lat, double @long, out GeoPoint point)
    {
        var good = IsLat(lat) && IsLong(@long);
        point = good ? new GeoPoint(lat, @long) : default;
        return good;
    }

    /// <summary>Reads decimal degrees with a decimal point, as in <c>41.5</c> and <c>-81.6</c>.</summary>
    public static bool TryParse(string? lat, string? @long, out GeoPoint point)
    {
        point = default;
        return TryDegrees(lat, out var y) && TryDegrees(@long, out var x) && TryCreate(y, x, out point);
    }

    internal static bool TryDegrees(string? text, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);

    /// <summary>Distance over the earth's surface in metres (haversine; right to about 0.5 %).</summary>
    public double MetresTo(GeoPoint other)
    {
        var halfLat = double.DegreesToRadians(other.Lat - Lat) / 2;
        var halfLong = double.DegreesToRadians(other.Long - Long) / 2;
        var chord =
            Math.Pow(Math.Sin(halfLat), 2)
            + Math.Cos(double.DegreesToRadians(Lat)) * Math.Cos(double.DegreesToRadians(other.Lat)) * Math.Pow(Math.Sin(halfLong), 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    /// <summary>As <c>41.50012,-81.60034</c>: five decimals, about a metre.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lat:0.#####},{Long:0.#####}");

    private static bool IsLat(double degrees) => degrees is >= -90 and <= 90;

    private static bool IsLong(double degrees) => degrees is >= -180 and <= 180;
}
