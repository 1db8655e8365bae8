using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Townline.Faces.Shared.Charts;

/// <summary>Writes what Razor cannot: an SVG text element (Razor keeps that tag for itself), and numbers as SVG wants them.</summary>
internal static class Svg
{
    public static IHtmlContent Text(double x, double y, string text)
    {
        var tag = new TagBuilder("text");
        tag.Attributes["x"] = Number(x);
        tag.Attributes["y"] = Number(y);
        tag.InnerHtml.Append(text);
        return tag;
    }

    /// <summary>At most two decimals, with a point in every language.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
