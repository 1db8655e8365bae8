using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Shared.Parts;

/// <summary><c>&lt;tl-error-summary /&gt;</c>: everything the model state complains of, each a link to its field, in the order of the fields. Shows nothing when all is well.</summary>
[HtmlTargetElement("tl-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTag(IHtmlHelper html) : ComponentTag(html)
{
    public bool Any => ViewContext.ModelState.ErrorCount > 0;

    public IHtmlContent Errors => new ErrorList(ViewContext.ModelState, FieldOrder.Of(ViewContext.HttpContext));
}
