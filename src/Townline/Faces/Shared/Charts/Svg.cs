using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Townline.Platform.Look;

namespace Townline.Faces.Shared.Charts;

/// <summary>Writes what Razor cannot: an SVG text element (Razor keeps that tag for itself), and numbers as SVG wants them.</summary>
internal static class Svg
{
    /// <param name="fill">Its colour, where the stylesheet does not say.</param>
    public static IHtmlContent Text(double x, double y, string text, Colour? fill = null)
    {
        var tag = new TagBuilder("text");
        tag.Attributes["x"] = Number(x);
        tag.Attributes["y"] = Number(y);
        if (fill is { } colour)
        {
            tag.Attributes["fill"] = $"{colour}";
        }

        tag.InnerHtml.Append(text);
        return tag;
    }

    /// <summary>At most two decimals, with a point in every language.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
