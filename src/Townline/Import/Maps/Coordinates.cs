using System.Globalization;

namespace Townline.Import.Maps;

/// <summary>Reads a pair of coordinates, WGS 84 in degrees, and tells what is wrong with a bad one.</summary>
internal static class Coordinates
{
    /// <returns>What is wrong with them, or null. Both empty is right: no place.</returns>
    public static string? Read(string lat, string lon, MapBounds? bounds, out double? latitude, out double? longitude)
    {
        (latitude, longitude) = (null, null);
        if (lat.Length == 0 && lon.Length == 0)
        {
            return null;
        }

        if (lat.Length == 0 || lon.Length == 0)
        {
            return lat.Length == 0 ? "there is a longitude but no latitude" : "there is a latitude but no longitude";
        }

        if (!TryNumber(lat, out var y) || !TryNumber(lon, out var x))
        {
            return $"the coordinates '{Short.Of(lat)}', '{Short.Of(lon)}' are not numbers";
        }

        if (Problem(y, x, bounds) is { } problem)
        {
            return $"the coordinates {Short.Of(lat)}, {Short.Of(lon)} {problem}";
        }

        (latitude, longitude) = (y, x);
        return null;
    }

    private static string? Problem(double lat, double lon, MapBounds? bounds)
    {
        if (lat == 0 && lon == 0)
        {
            return "are 0, 0, which is in the ocean";
        }

        if (IsPlace(lat, lon, bounds))
        {
            return null;
        }

        return IsPlace(lon, lat, bounds) ? "seem to be swapped"
            : IsPlace(lat, lon, null) ? "are outside the bounds of the map"
            : "are not a place on Earth";
    }

    private static bool IsPlace(double lat, double lon, MapBounds? bounds) => Math.Abs(lat) <= 90 && Math.Abs(lon) <= 180 && bounds?.Contains(lat, lon) != false;

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}

/// <summary>Quotes what somebody else wrote in a sentence of ours.</summary>
internal static class Short
{
    /// <summary>At most 40 characters of it.</summary>
    public static string Of(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");
}
