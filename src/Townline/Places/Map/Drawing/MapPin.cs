using System.Globalization;
using System.Xml;

namespace Townline.Places.Map.Drawing;

/// <summary>A pin whose tip is the place, with a number when there are several.</summary>
internal static class MapPin
{
    /// <summary>A drop 32 pixels high and 24 wide, its tip at the origin.</summary>
    private const string Drop = "M0 0C-4 -8 -12 -12 -12 -20A12 12 0 1 1 12 -20C12 -12 4 -8 0 0Z";
    private const double Head = -20;

    /// <summary>Keeps names away from where a pin will stand.</summary>
    public static void Keep(LabelPlaces places, double x, double y)
    {
        foreach (var up in (ReadOnlySpan<double>)[0, -10, Head, -30])
            places.Take(x, y + up);
    }

    public static void Draw(XmlWriter xml, double x, double y, string colour, int? number)
    {
        xml.Open("g", ("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x:0.#} {y:0.#})")));
        xml.Element("path", ("d", Drop), ("fill", colour), ("stroke", "#ffffff"), ("stroke-width", "2"));
        if (number is { } which)
            xml.Text("text", which.ToString(CultureInfo.InvariantCulture), ("y", "-15.5"), ("text-anchor", "middle"), ("font-family", "sans-serif"), ("font-size", "13"), ("font-weight", "bold"), ("fill", "#ffffff"));
        else
            xml.Element("circle", ("cy", "-20"), ("r", "4.5"), ("fill", "#ffffff"));
        xml.WriteEndElement();
    }
}
