using System.Collections.Concurrent;
using Townline.Places.Areas;
using Townline.Places.Contracts;
using Townline.Places.Streets;
using Townline.Platform.Live;

namespace Townline.Places.Map.Documents;

/// <summary>The map of each town as GeoJSON, made anew when its areas or streets change.</summary>
internal sealed class MapDocuments
{
    private readonly TenantCache<MapDocument> _base;
    private readonly TenantCache<MapDocument> _streets;
    private readonly TenantCache<ConcurrentDictionary<string, MapDocument>> _areas;
    private readonly TownAreas _townAreas;

    public MapDocuments(TownAreas areas, TownStreets streets, ChangeSignals signals)
    {
        _townAreas = areas;
        _base = new(signals, async id => Base(await areas.Get(id), await streets.Get(id)), PlacesChanged.OfAreas, PlacesChanged.OfStreets);
        _streets = new(signals, async id => Streets(await streets.Get(id)), PlacesChanged.OfStreets);
        _areas = new(signals, _ => Task.FromResult(new ConcurrentDictionary<string, MapDocument>(StringComparer.Ordinal)), PlacesChanged.OfAreas);
    }

    public ValueTask<MapDocument> Base(int tenantId) => _base.Get(tenantId);

    public ValueTask<MapDocument> Streets(int tenantId) => _streets.Get(tenantId);

    /// <summary>Areas of one kind, or of all kinds; empty when the town has none of the kind.</summary>
    public async ValueTask<MapDocument> Areas(int tenantId, string? kind)
    {
        var made = await _areas.Get(tenantId);
        var shapes = (await _townAreas.Get(tenantId)).Shapes.Where(shape => kind is null || shape.Area.Kind == kind).ToList();

        // Only kinds that exist are kept: anybody may ask for any.
        return shapes.Count == 0 ? Areas(shapes) : made.GetOrAdd(kind ?? "", _ => Areas(shapes));
    }

    private static MapDocument Base(AreaMap areas, StreetMap streets)
    {
        using var features = new MapFeatures();
        foreach (var shape in areas.Shapes.OrderBy(shape => PaintOrder.OfArea(shape.Area.Kind)))
            features.Add(shape, withCode: false);
        features.Add(streets.Shapes.OrderBy(shape => PaintOrder.OfLine(shape.Kind)));
        return features.Close();
    }

    private static MapDocument Streets(StreetMap streets)
    {
        using var features = new MapFeatures();
        features.Add(streets.Shapes.OrderBy(shape => PaintOrder.OfLine(shape.Kind)));
        return features.Close();
    }

    private static MapDocument Areas(IEnumerable<AreaShape> shapes)
    {
        using var features = new MapFeatures();
        foreach (var shape in shapes)
            features.Add(shape, withCode: true);
        return features.Close();
    }
}
