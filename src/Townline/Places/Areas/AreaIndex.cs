using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Townline.Places.Contracts;

namespace Townline.Places.Areas;

/// <summary>Which areas hold a point, answered from memory in microseconds. Immutable; safe for any number of readers.</summary>
internal sealed class AreaIndex
{
    private readonly STRtree<Entry> _tree = new();

    public AreaIndex(IEnumerable<AreaShape> areas)
    {
        foreach (var area in areas.OrderBy(area => area.Outline.Area).ThenBy(area => area.Area.Id))
        {
            var entry = new Entry(area.Area, Count++, new IndexedPointInAreaLocator(area.Outline));
            HasTown |= area.Area.Kind == AreaKinds.Town;
            // The first question builds the locator's index, which must not happen under several readers at once.
            entry.Locator.Locate(area.Outline.Coordinate);
            _tree.Insert(area.Outline.EnvelopeInternal, entry);
        }
        _tree.Build();
    }

    public int Count { get; private set; }

    /// <summary>Whether the outline of the town itself is known.</summary>
    public bool HasTown { get; private set; }

    /// <summary>The areas that hold the point or have it on their edge, smallest first.</summary>
    public IReadOnlyList<Area> At(GeoPoint point) =>
        [.. Around(point).Where(entry => entry.Holds(point)).OrderBy(entry => entry.Rank).Select(entry => entry.Area)];

    /// <summary>Whether the point lies in the town; true everywhere while the town has no outline.</summary>
    public bool IsInTown(GeoPoint point) => !HasTown || Around(point).Any(entry => entry.Area.Kind == AreaKinds.Town && entry.Holds(point));

    private IList<Entry> Around(GeoPoint point) => _tree.Query(new Envelope(point.Long, point.Long, point.Lat, point.Lat));

    private sealed record Entry(Area Area, int Rank, IndexedPointInAreaLocator Locator)
    {
        public bool Holds(GeoPoint point) => Locator.Locate(new Coordinate(point.Long, point.Lat)) != Location.Exterior;
    }
}
