using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary>
/// <c>&lt;tl-table caption="…"&gt;&lt;thead&gt;…&lt;/thead&gt;&lt;tbody&gt;…&lt;/tbody&gt;&lt;/tl-table&gt;</c>: plain th and td inside;
/// class <c>tl-number</c> on cells that hold figures. Too wide a table scrolls in its own frame.
/// </summary>
[HtmlTargetElement("tl-table")]
public sealed class TableTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Caption { get; set; }

    /// <summary>The caption is only for screen readers: the heading above says the same.</summary>
    public bool QuietCaption { get; set; }

    /// <summary>On a narrow screen each row becomes a block; the cells say what they are by data-label.</summary>
    public bool Stack { get; set; }
}
