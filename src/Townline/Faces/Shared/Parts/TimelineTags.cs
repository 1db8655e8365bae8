using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-timeline label="…"&gt;&lt;tl-entry …&gt;…&lt;/tl-entry&gt;&lt;/tl-timeline&gt;</c>: what was said and what happened, in order.</summary>
[HtmlTargetElement("tl-timeline")]
public sealed class TimelineTag : TagHelper
{
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "tl-timeline");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary><c>&lt;tl-entry kind="Town" who="Ann, Streets" at="@message.At" via="E-mail"&gt;text&lt;/tl-entry&gt;</c>. Text keeps its line breaks.</summary>
[HtmlTargetElement("tl-entry")]
public sealed class EntryTag(IHtmlHelper html) : ComponentTag(html)
{
    public EntryKind Kind { get; set; } = EntryKind.Change;
    public required string Who { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The channel it came or went by, or null.</summary>
    public string? Via { get; set; }

    /// <summary>Anchor, so that a link can point at it.</summary>
    public string? Id { get; set; }

    /// <summary>Short times as a clerk thinks of them; without it dates in full.</summary>
    public bool Desk { get; set; }
}
