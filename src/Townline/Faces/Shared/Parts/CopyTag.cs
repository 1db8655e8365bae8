using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-copy label="Your private link" value="https://…" /&gt;</c>: something to keep; with a button to copy it where scripts run.</summary>
[HtmlTargetElement("tl-copy", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CopyTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Label { get; set; }
    public required string Value { get; set; }

    /// <summary>Id of the box; needed when a page has several.</summary>
    public string Id { get; set; } = "copy";
}
