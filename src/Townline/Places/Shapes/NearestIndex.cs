using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;
using Townline.Places.Contracts;

namespace Townline.Places.Shapes;

/// <summary>The nearest of many shapes in memory, such as the streets of a town. Immutable; safe for any number of readers.</summary>
internal sealed class NearestIndex<T>
{
    private static readonly IItemDistance<Envelope, Entry> Apart = new Distance();
    private readonly STRtree<Entry> _tree = new();
    private readonly LocalPlane _plane;
    private readonly bool _empty;

    public NearestIndex(IEnumerable<(Geometry Shape, T Item)> shapes)
    {
        var all = shapes.Where(shape => !shape.Shape.IsEmpty).ToList();
        _empty = all.Count == 0;
        var extent = new Envelope();
        all.ForEach(shape => extent.ExpandToInclude(shape.Shape.EnvelopeInternal));
        _plane = new(_empty ? default : new(extent.Centre.Y, extent.Centre.X));
        foreach (var (shape, item) in all)
        {
            var metres = _plane.ToMetres(shape);
            _tree.Insert(metres.EnvelopeInternal, new(metres, item));
        }
        _tree.Build();
    }

    /// <summary>The nearest item, the place on it that is nearest, and how far that is in metres; null when none is within reach. Of two that are
    /// about as far, it may give the other one: it chooses on a plane, which over the width of a town is out by a thousandth.</summary>
    public Nearest<T>? Find(GeoPoint point, double withinMetres)
    {
        if (_empty)
            return null;
        var here = new Point(_plane.ToMetres(point));
        var found = _tree.NearestNeighbour(here.EnvelopeInternal, new(here, default!), Apart);
        var spot = _plane.ToDegrees(DistanceOp.NearestPoints(found.Shape, here)[0]);
        var metres = spot.MetresTo(point);
        return metres <= withinMetres ? new(found.Item, spot, metres) : null;
    }

    private sealed record Entry(Geometry Shape, T Item);

    private sealed class Distance : IItemDistance<Envelope, Entry>
    {
        double IItemDistance<Envelope, Entry>.Distance(IBoundable<Envelope, Entry> item1, IBoundable<Envelope, Entry> item2) =>
            item1.Item.Shape.Distance(item2.Item.Shape);
    }
}

/// <param name="Item">What was found.</param>
/// <param name="Spot">The place on it that is nearest.</param>
/// <param name="Metres">How far that is.</param>
internal sealed record Nearest<T>(T Item, GeoPoint Spot, double Metres);
