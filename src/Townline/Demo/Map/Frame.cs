namespace Townline.Demo.Map;

/// <summary>Where a thing of Riverton stands, in degrees (WGS 84), six decimals: about a tenth of a metre.</summary>
internal readonly record struct GeoPoint(double Lat, double Long);

/// <summary>The sheet the town is drawn on: 12 by 10 km around 41.50 N 81.60 W, and the way from its metres to degrees.</summary>
internal static class Frame
{
    public const double Width = 12_000;
    public const double Height = 10_000;
    public const double CentreLat = 41.50;
    public const double CentreLong = -81.60;

    // Metres in a degree at 41.5 N; constants rather than a cosine, so that every machine rounds alike.
    private const double PerLat = 111_068;
    private const double PerLong = 83_493;

    public static GeoPoint SouthWest { get; } = ToGeo(new Spot(0, 0));

    public static GeoPoint NorthEast { get; } = ToGeo(new Spot(Width, Height));

    public static bool Holds(Spot spot) => spot is { X: >= 0 and <= Width, Y: >= 0 and <= Height };

    public static bool Holds(GeoPoint at) =>
        at.Lat >= SouthWest.Lat && at.Lat <= NorthEast.Lat && at.Long >= SouthWest.Long && at.Long <= NorthEast.Long;

    public static GeoPoint ToGeo(Spot spot) => new(
        Math.Round(CentreLat + ((spot.Y - (Height / 2)) / PerLat), 6),
        Math.Round(CentreLong + ((spot.X - (Width / 2)) / PerLong), 6));

    public static List<GeoPoint> ToGeo(IEnumerable<Spot> line) => line.Select(ToGeo).ToList();

    public static Spot ToSpot(GeoPoint at) => new(
        ((at.Long - CentreLong) * PerLong) + (Width / 2),
        ((at.Lat - CentreLat) * PerLat) + (Height / 2));
}
