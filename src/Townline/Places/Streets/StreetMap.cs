using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.LinearReferencing;
using Townline.Places.Contracts;
using Townline.Places.Shapes;
using Townline.Places.Text;

namespace Townline.Places.Streets;

/// <summary>A line of the map.</summary>
/// <param name="Kind">See <see cref="LineKinds"/>.</param>
/// <param name="Name">As written.</param>
/// <param name="Line">Longitude in X, latitude in Y.</param>
internal sealed record StreetShape(string Kind, string Name, Geometry Line);

/// <summary>The streets and other lines of one town, ready for questions. Immutable.</summary>
internal sealed class StreetMap
{
    private readonly NearestIndex<string> _nearest;
    private readonly ILookup<string, Geometry> _lines;
    private readonly STRtree<StreetShape> _tree = new();

    /// <param name="shapes">All lines of the map.</param>
    /// <param name="addressStreets">Names of streets that have addresses; a town may have these without the lines.</param>
    public StreetMap(IReadOnlyList<StreetShape> shapes, IEnumerable<string> addressStreets)
    {
        Shapes = shapes;
        foreach (var shape in shapes)
            _tree.Insert(shape.Line.EnvelopeInternal, shape);
        _tree.Build();
        var streets = shapes.Where(shape => LineKinds.IsStreet(shape.Kind)).ToList();
        Names = new(streets.Select(street => street.Name).Concat(addressStreets));
        _nearest = new(streets.Select(street => (street.Line, street.Name)));
        _lines = streets.ToLookup(street => AddressText.StreetKey(street.Name), street => street.Line, StringComparer.Ordinal);
    }

    public IReadOnlyList<StreetShape> Shapes { get; }

    public StreetNames Names { get; }

    /// <summary>The stretches of the street with this key (see <see cref="AddressText.StreetKey"/>).</summary>
    public IEnumerable<Geometry> Lines(string key) => _lines[key];

    public NearbyStreet? Nearest(GeoPoint point, double withinMetres) =>
        _nearest.Find(point, withinMetres) is { } found ? new(found.Item, found.Spot, found.Metres) : null;

    /// <summary>All lines that may be seen in a box, in no order.</summary>
    public IEnumerable<StreetShape> Within(Envelope box) => _tree.Query(box);

    /// <summary>The middle of the longest stretch of a street; null when its lines are not known.</summary>
    public GeoPoint? Middle(string key)
    {
        if (_lines[key].MaxBy(line => line.Length) is not { } longest)
            return null;
        var middle = new LengthIndexedLine(longest).ExtractPoint(longest.Length / 2);
        return new(middle.Y, middle.X);
    }

    /// <summary>The box around all lines; null when there are none.</summary>
    public GeoBox? Extent()
    {
        var box = new Envelope();
        foreach (var shape in Shapes)
            box.ExpandToInclude(shape.Line.EnvelopeInternal);
        return box.IsNull ? null : new(new(box.MinY, box.MinX), new(box.MaxY, box.MaxX));
    }
}
