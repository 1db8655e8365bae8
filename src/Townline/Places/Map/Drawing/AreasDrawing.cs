using System.Text;
using System.Xml;
using Townline.Places.Areas;
using Townline.Places.Contracts;

namespace Townline.Places.Map.Drawing;

/// <summary>Draws the areas of one kind over the whole town as SVG, each with its name: to see whether they are right, without JavaScript.</summary>
internal static class AreasDrawing
{
    private const int Width = 800;
    private const int Height = 600;
    private const string Edge = "#12262b";

    /// <summary>Neighbours are told apart by their edges and names; the shades only help.</summary>
    private static readonly string[] Shades = ["#cfe3e7", "#f1dfc3", "#d8e6c9", "#e6d3e4", "#f3e9b5", "#d3d9ee"];

    /// <returns>An SVG document in UTF-8; null when there is no such area.</returns>
    public static byte[]? Draw(AreaMap areas, string kind, string title)
    {
        var shown = areas.Shapes.Where(shape => shape.Area.Kind == kind && !shape.Outline.IsEmpty).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var boxes = areas.Shapes.Where(shape => shape.Area.Kind == AreaKinds.Town).Concat(shown).Select(shape => shape.Outline.EnvelopeInternal).ToList();
        var view = MapView.Of(new(boxes.Min(box => box.MinY), boxes.Min(box => box.MinX)), new(boxes.Max(box => box.MaxY), boxes.Max(box => box.MaxX)), Width, Height);
        using var target = new MemoryStream();
        using (var xml = XmlWriter.Create(target, new() { Encoding = new UTF8Encoding(false) }))
        {
            xml.Open("svg", ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-labelledby", "title"));
            xml.Text("title", title, ("id", "title"));
            xml.Element("rect", ("width", "100%"), ("height", "100%"), ("fill", MapPaint.Ground));
            foreach (var outline in areas.Shapes.Where(shape => shape.Area.Kind == AreaKinds.Town && kind != AreaKinds.Town))
            {
                Shape(xml, outline, view, MapPaint.OfArea(AreaKinds.Town));
            }

            for (var index = 0; index < shown.Count; index++)
            {
                Shape(xml, shown[index], view, [("fill", Shades[index % Shades.Length]), ("fill-opacity", "0.8"), ("stroke", Edge), ("stroke-width", "1.5")]);
            }

            Names(xml, shown, view);
            xml.WriteEndElement();
        }

        return target.ToArray();
    }

    private static void Shape(XmlWriter xml, AreaShape area, MapView view, IReadOnlyList<(string Name, string Value)> paint)
    {
        var path = new StringBuilder();
        foreach (var ring in PixelPath.Rings(area.Outline, view))
        {
            PixelPath.Write(path, ring, closed: true);
        }

        xml.Element("path", [("d", path.ToString()), ("fill-rule", "evenodd"), .. paint]);
    }

    private static void Names(XmlWriter xml, IEnumerable<AreaShape> shown, MapView view)
    {
        var places = new LabelPlaces(view.Width, view.Height);
        foreach (var area in shown.OrderByDescending(area => area.Outline.Area))
        {
            var (x, y) = view.Pixel(area.Outline.InteriorPoint.Coordinate);
            if (places.Across(area.Area.Name, x, y) is { } label)
            {
                MapName.Write(xml, label, MapPaint.Ink);
            }
        }
    }
}
