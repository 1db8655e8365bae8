using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Charts;

/// <summary><c>&lt;tl-heat caption="…" counts="@counts" /&gt;</c>: a week by hours, darker where more happens, with the table one click away.</summary>
[HtmlTargetElement("tl-heat", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HeatTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Caption { get; set; }

    /// <summary>Seven days from Monday by 24 hours.</summary>
    public required int[,] Counts { get; set; }

    /// <summary>How dark a cell is: 0 for nothing, else one of four steps (0.25-1), so that neighbours can be told apart.</summary>
    public double Strength(int day, int hour)
    {
        var most = Math.Max(1, Counts.Cast<int>().Max());
        return Counts[day, hour] == 0 ? 0 : Math.Ceiling(4.0 * Counts[day, hour] / most) / 4;
    }
}
