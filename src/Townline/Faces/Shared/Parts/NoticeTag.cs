using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-notice title="…" tone="Green"&gt;…&lt;/tl-notice&gt;</c>: a banner at the top of a page. Green says that what was asked has been done, and is read out.</summary>
[HtmlTargetElement("tl-notice")]
public sealed class NoticeTag(IHtmlHelper html) : ComponentTag(html)
{
    public string Title { get; set; } = "";

    /// <summary>Teal (plain news), Green (done), Amber (mind this) or Red (something failed).</summary>
    public Tone Tone { get; set; } = Tone.Teal;

    /// <summary>Whether a screen reader says it at once.</summary>
    public bool Urgent => Tone is Tone.Green or Tone.Red;
}
