using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-empty title="Nothing is late"&gt;…&lt;/tl-empty&gt;</c>: in place of an empty list; says what will be here and what one can do.</summary>
[HtmlTargetElement("tl-empty")]
public sealed class EmptyTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Title { get; set; }
}
