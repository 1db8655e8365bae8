using NetTopologySuite.Geometries;
using Townline.Places.Contracts;
using Townline.Places.Shapes;

namespace Townline.Places.Map.Drawing;

/// <summary>What part of the town a drawn map shows, and where a place falls on it in pixels (x to the right, y down).</summary>
internal sealed class MapView
{
    /// <summary>Metres across the shorter side of a map with one pin.</summary>
    private const double Closest = 500;

    /// <summary>Room around the outermost pins, as a share of the picture.</summary>
    private const double Margin = 0.25;

    private readonly LocalPlane _plane;

    private MapView(GeoPoint centre, double metresPerPixel, int width, int height)
    {
        (_plane, MetresPerPixel, Width, Height) = (new(centre), metresPerPixel, width, height);
        var corner = _plane.ToDegrees(new(-width / 2.0 * metresPerPixel, -height / 2.0 * metresPerPixel));
        var other = _plane.ToDegrees(new(width / 2.0 * metresPerPixel, height / 2.0 * metresPerPixel));
        Box = new(corner.Long, other.Long, corner.Lat, other.Lat);
    }

    public int Width { get; }

    public int Height { get; }

    public double MetresPerPixel { get; }

    /// <summary>Degrees of latitude.</summary>
    public double DegreesPerPixel => Box.Height / Height;

    /// <summary>The part of the town that is seen, in degrees.</summary>
    public Envelope Box { get; }

    /// <summary>A view that shows all points with room around them, and never less than some 500 metres.</summary>
    public static MapView Around(IReadOnlyList<GeoPoint> points, int width, int height)
    {
        var extent = new Envelope();
        foreach (var point in points)
            extent.ExpandToInclude(point.Long, point.Lat);
        return Of(extent, width, height, Margin, Closest);
    }

    /// <summary>A view that shows all of a box, with a little room around it.</summary>
    public static MapView Of(GeoPoint southWest, GeoPoint northEast, int width, int height) =>
        Of(new Envelope(southWest.Long, northEast.Long, southWest.Lat, northEast.Lat), width, height, Margin / 8, closest: 1);

    private static MapView Of(Envelope extent, int width, int height, double margin, double closest)
    {
        var centre = new GeoPoint(extent.Centre.Y, extent.Centre.X);
        var plane = new LocalPlane(centre);
        var corner = plane.ToMetres(new GeoPoint(extent.MaxY, extent.MaxX));
        var scale = Math.Max(2 * corner.X / (width * (1 - 2 * margin)), 2 * corner.Y / (height * (1 - 2 * margin)));
        return new(centre, Math.Max(scale, closest / Math.Min(width, height)), width, height);
    }

    public (double X, double Y) Pixel(Coordinate degrees) => Pixel(new GeoPoint(degrees.Y, degrees.X));

    public (double X, double Y) Pixel(GeoPoint point)
    {
        var metres = _plane.ToMetres(point);
        return (Width / 2.0 + metres.X / MetresPerPixel, Height / 2.0 - metres.Y / MetresPerPixel);
    }
}
