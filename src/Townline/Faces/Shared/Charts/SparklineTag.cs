using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Charts;

/// <summary><c>&lt;tl-sparkline values="@perWeek" label="Requests a week, from 12 to 40" /&gt;</c>: the course of a figure, beside it. The label says it in words.</summary>
[HtmlTargetElement("tl-sparkline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SparklineTag(IHtmlHelper html) : ComponentTag(html)
{
    private const double Width = 96, Height = 24, Margin = 3;

    public required IReadOnlyList<double> Values { get; set; }
    public required string Label { get; set; }

    /// <summary>Corners of the line, from the oldest value to the newest; from 0 up, so that a small change does not look like a large one.</summary>
    public IReadOnlyList<(double X, double Y)> Corners
    {
        get
        {
            var top = Math.Max(Values.DefaultIfEmpty().Max(), double.Epsilon);
            var step = (Width - 2 * Margin) / Math.Max(Values.Count - 1, 1);
            return [.. Values.Select((value, i) => (Margin + i * step, Height - Margin - value / top * (Height - 2 * Margin)))];
        }
    }

    public string Line => string.Join(' ', Corners.Select(corner => Point(corner.X, corner.Y)));

    public string Area => Corners.Count == 0 ? "" : $"{Point(Corners[0].X, Height)} {Line} {Point(Corners[^1].X, Height)}";

    private static string Point(double x, double y) => $"{Svg.Number(x)},{Svg.Number(y)}";
}
