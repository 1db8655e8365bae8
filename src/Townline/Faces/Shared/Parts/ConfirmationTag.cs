using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-confirmation title="Thank you" reference-label="Your reference" reference="1042337" /&gt;</c>: the end of a journey, with what to keep.</summary>
[HtmlTargetElement("tl-confirmation")]
public sealed class ConfirmationTag(IHtmlHelper html) : ComponentTag(html)
{
    public required string Title { get; set; }
    public string? ReferenceLabel { get; set; }
    public string? Reference { get; set; }
}
