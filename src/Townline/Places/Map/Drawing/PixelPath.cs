using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Townline.Places.Map.Drawing;

/// <summary>Turns shapes into pixels and into the <c>d</c> of an SVG path; what is smaller than half a pixel is left out.</summary>
internal static class PixelPath
{
    private const double Closest = 0.5;

    /// <summary>The parts of a line that are seen: stretches of pixels, each of two or more.</summary>
    public static IEnumerable<List<(double X, double Y)>> Lines(Geometry shape, MapView view)
    {
        var frame = new PixelFrame(view.Width, view.Height);
        shape = DouglasPeuckerSimplifier.Simplify(shape, view.DegreesPerPixel * Closest);
        for (var part = 0; part < shape.NumGeometries; part++)
        {
            var pixels = shape.GetGeometryN(part).Coordinates.Select(view.Pixel).ToList();
            var stretch = new List<(double X, double Y)>();
            for (var index = 1; index < pixels.Count; index++)
            {
                if (frame.Cut(pixels[index - 1], pixels[index]) is not { } seen)
                    continue;
                if (stretch.Count > 0 && Apart(stretch[^1], seen.From) >= Closest)
                {
                    if (stretch.Count > 1)
                        yield return stretch;
                    stretch = [];
                }
                if (stretch.Count == 0)
                    stretch.Add(seen.From);
                Append(stretch, seen.To);
            }
            if (stretch.Count > 1)
                yield return stretch;
        }
    }

    /// <summary>The rings of a polygon in pixels.</summary>
    public static IEnumerable<List<(double X, double Y)>> Rings(Geometry shape, MapView view)
    {
        for (var part = 0; part < shape.NumGeometries; part++)
        {
            if (shape.GetGeometryN(part) is not Polygon polygon)
                continue;
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            {
                var pixels = new List<(double, double)>();
                foreach (var position in ring.Coordinates)
                    Append(pixels, view.Pixel(position));
                if (pixels.Count > 2)
                    yield return pixels;
            }
        }
    }

    /// <summary>Writes <c>M1 2L3 4</c>, closed with <c>Z</c> when asked.</summary>
    public static void Write(StringBuilder path, IEnumerable<(double X, double Y)> pixels, bool closed = false)
    {
        var command = 'M';
        foreach (var (x, y) in pixels)
        {
            path.Append(CultureInfo.InvariantCulture, $"{command}{x:0.#} {y:0.#}");
            command = 'L';
        }
        if (closed)
            path.Append('Z');
    }

    private static void Append(List<(double X, double Y)> pixels, (double X, double Y) next)
    {
        if (pixels.Count == 0 || Apart(pixels[^1], next) >= Closest)
            pixels.Add(next);
    }

    private static double Apart((double X, double Y) one, (double X, double Y) other) => Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y);
}
