using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-error-summary /&gt;</c>: everything the model state complains of, each a link to its field. Shows nothing when all is well.</summary>
[HtmlTargetElement("tl-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTag(IHtmlHelper html) : ComponentTag(html)
{
    /// <summary>Each complaint with the address of its field (<c>#Email</c>), or null when it belongs to none.</summary>
    public IEnumerable<(string? Href, string Message)> Errors =>
        from entry in ViewContext.ModelState
        from error in entry.Value.Errors
        select (entry.Key == "" ? null : "#" + Field.IdOf(entry.Key), error.ErrorMessage);
}
