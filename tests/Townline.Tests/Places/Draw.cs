using NetTopologySuite.Geometries;

namespace Townline.Tests.Places;

/// <summary>Shapes for tests; x is longitude, y latitude.</summary>
internal static class Draw
{
    private static readonly GeometryFactory Shapes = new(new PrecisionModel(), 4326);

    public static Polygon Square(double x, double y, double side) => Polygon((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y));

    public static Polygon Polygon(params (double X, double Y)[] corners) => Shapes.CreatePolygon([.. corners.Select(corner => new Coordinate(corner.X, corner.Y))]);

    public static LineString Line(params (double X, double Y)[] points) => Shapes.CreateLineString([.. points.Select(point => new Coordinate(point.X, point.Y))]);

    public static Point Point(double x, double y) => Shapes.CreatePoint(new Coordinate(x, y));

    public static MultiPolygon Several(params Polygon[] polygons) => Shapes.CreateMultiPolygon(polygons);

    public static MultiLineString Several(params LineString[] lines) => Shapes.CreateMultiLineString(lines);

    public static Polygon WithHole(Polygon outer, Polygon hole) => Shapes.CreatePolygon(outer.Shell, [hole.Shell]);
}
