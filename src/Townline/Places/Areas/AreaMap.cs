using Townline.Places.Contracts;

namespace Townline.Places.Areas;

/// <summary>The areas of one town, ready for questions. Immutable.</summary>
internal sealed class AreaMap
{
    public AreaMap(IReadOnlyList<AreaShape> shapes)
    {
        Shapes = [.. shapes.OrderBy(shape => shape.Area.Kind, StringComparer.Ordinal).ThenBy(shape => shape.Area.Name, StringComparer.Ordinal)];
        Index = new(Shapes);
        var outlines = Shapes.Where(shape => shape.Area.Kind == AreaKinds.Town).Select(shape => shape.Outline.EnvelopeInternal).ToList();
        if (outlines.Count > 0)
            Outline = new(new(outlines.Min(box => box.MinY), outlines.Min(box => box.MinX)), new(outlines.Max(box => box.MaxY), outlines.Max(box => box.MaxX)));
    }

    /// <summary>By kind and name.</summary>
    public IReadOnlyList<AreaShape> Shapes { get; }

    public AreaIndex Index { get; }

    /// <summary>The box around the town's outline; null while it is not known.</summary>
    public GeoBox? Outline { get; }
}
