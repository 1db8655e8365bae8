using System.Xml;

namespace Townline.Places.Map.Drawing;

/// <summary>Short ways to write SVG elements.</summary>
internal static class SvgWriting
{
    private const string Svg = "http://www.w3.org/2000/svg";

    /// <summary>Opens an element; close it with <see cref="XmlWriter.WriteEndElement"/>.</summary>
    public static void Open(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Svg);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
    }

    public static void Element(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.Open(name, attributes);
        xml.WriteEndElement();
    }

    public static void Text(this XmlWriter xml, string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.Open(name, attributes);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
