using NetTopologySuite.Geometries;
using Townline.Places.Contracts;

namespace Townline.Places.Shapes;

/// <summary>
/// A flat map in metres around a centre: X east, Y north. Within 25 km of the centre a distance is wrong by less than 1 % (up to 60 degrees of latitude),
/// and what is nearest stays nearest.
/// </summary>
internal sealed class LocalPlane(GeoPoint centre)
{
    private const double Up = GeoPoint.EarthRadius * Math.PI / 180;
    private readonly double _across = Up * Math.Max(0.01, Math.Cos(double.DegreesToRadians(centre.Lat)));

    public Coordinate ToMetres(GeoPoint point) => new((point.Long - centre.Long) * _across, (point.Lat - centre.Lat) * Up);

    /// <summary>A copy of the shape, its degrees turned to metres.</summary>
    public Geometry ToMetres(Geometry degrees)
    {
        var metres = degrees.Copy();
        metres.Apply(new Each(position => ((position.X - centre.Long) * _across, (position.Y - centre.Lat) * Up)));
        metres.GeometryChanged();
        return metres;
    }

    public GeoPoint ToDegrees(Coordinate metres) =>
        new(Math.Clamp(centre.Lat + metres.Y / Up, -90, 90), Math.Clamp(centre.Long + metres.X / _across, -180, 180));

    private sealed class Each(Func<Coordinate, (double X, double Y)> move) : ICoordinateFilter
    {
        public void Filter(Coordinate coord) => (coord.X, coord.Y) = move(coord);
    }
}
