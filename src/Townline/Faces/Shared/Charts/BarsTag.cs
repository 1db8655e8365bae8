using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How long it is; not negative.</param>
/// <param name="Shown">The value as it is written at its end: "12%", "1,204".</param>
/// <param name="Href">The page with more about it, or null.</param>
public sealed record Bar(string Label, double Value, string Shown, string? Href = null);

/// <summary><c>&lt;tl-bars caption="…" label-heading="Service" value-heading="Requests" bars="@bars" /&gt;</c>: lying bars, longest first if you sort them so, with the table one click away.</summary>
[HtmlTargetElement("tl-bars", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarsTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Caption { get; set; }
    public required string LabelHeading { get; set; }
    public required string ValueHeading { get; set; }
    public required IReadOnlyList<Bar> Bars { get; set; }

    /// <summary>The value of a full bar; the longest when not given. 1 or 100 for shares.</summary>
    public double? Full { get; set; }

    /// <summary>Share of the full length, 0-100.</summary>
    public double Percent(Bar bar) => Math.Clamp(100 * bar.Value / Math.Max(Full ?? Bars.Max(one => one.Value), double.Epsilon), 0, 100);
}
