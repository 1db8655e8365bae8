using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-back href="/report" /&gt;</c>: one step back in a journey; above the heading.</summary>
[HtmlTargetElement("tl-back", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BackTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Href { get; set; }
}
