using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-summary rows="@rows" /&gt;</c>: questions and answers, each with a way back to change it.</summary>
[HtmlTargetElement("tl-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SummaryTag(IHtmlHelper html) : ComponentTag(html)
{
    public required IEnumerable<SummaryRow> Rows { get; set; }
}
