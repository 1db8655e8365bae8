using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-tag tone="Green"&gt;Done&lt;/tl-tag&gt;</c>: a state in a word or two.</summary>
[HtmlTargetElement("tl-tag")]
public sealed class TagTag : TagHelper
{
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", Tone == Tone.Grey ? "tl-tag" : $"tl-tag tl-tag--{Tone.ToString().ToLowerInvariant()}");
    }
}
