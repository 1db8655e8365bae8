using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary>
/// <c>&lt;tl-new href="/desk/mine" kinds="request.* message.*" /&gt;</c> above a list: when a live event of one of these kinds arrives, "3 new" appears
/// as a link that loads the list again. Nothing moves by itself. The address of the live feed stands on the layout.
/// </summary>
[HtmlTargetElement("tl-new", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NewTag(IHtmlHelper html) : ComponentTag(html)
{
    /// <summary>The page to load again.</summary>
    public required string Href { get; set; }

    /// <summary>Kinds of event that count, separated by spaces; a star at the end stands for anything. Empty: all.</summary>
    public string Kinds { get; set; } = "";
}
