using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Townline.Places.Shapes;

/// <summary>Outlines as other programs write them often cross themselves by a hair; such are mended, and the rest is refused.</summary>
internal static class Outline
{
    /// <summary>The outline as valid polygons, with a sentence when it had to be mended.</summary>
    /// <exception cref="ArgumentException">It is not a polygon, or mending would change its size by more than a hundredth; the message says where.</exception>
    public static (Geometry Outline, string? Mended) Mend(Geometry outline)
    {
        if (outline is not IPolygonal)
            throw new ArgumentException("An area needs a polygon.");
        var check = new IsValidOp(outline);
        if (check.IsValid)
            return (outline, null);

        var wrong = check.ValidationError;
        var where = FormattableString.Invariant($"Its outline is not valid near {wrong.Coordinate.Y:0.#####}, {wrong.Coordinate.X:0.#####}");
        var mended = GeometryFixer.Fix(outline);
        if (mended is not IPolygonal || mended.IsEmpty || Math.Abs(mended.Area - outline.Area) > outline.Area / 100)
            throw new ArgumentException($"{where} ({wrong.Message}).");
        return (mended, $"{where}; it was mended.");
    }
}
