using System.Globalization;
using System.Xml;

namespace Townline.Places.Map.Drawing;

/// <summary>A name on a drawn map, with a halo so that it can be read over lines.</summary>
internal static class MapName
{
    public static void Write(XmlWriter xml, Label label, string ink)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"translate({label.X:0.#} {label.Y:0.#}) rotate({label.Turn:0.#})");
        xml.Text(
            "text",
            label.Text,
            [
                ("transform", at), ("dy", "3.5"), ("text-anchor", "middle"), ("font-family", "sans-serif"), ("font-size", "11"), ("fill", ink),
                ("stroke", MapPaint.Halo), ("stroke-width", "3"), ("stroke-linejoin", "round"), ("paint-order", "stroke"),
            ]
        );
    }
}
