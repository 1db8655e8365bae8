using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared;

/// <summary>
/// A form without an action goes to the page. A browser would send it to the address that it shows, and where that is the answer of a handler, such as a
/// removal that was refused, "Save" would remove.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormTag : TagHelper
{
    private const string Handler = "handler";

    /// <summary>After the framework's own, which writes the action where a handler is named.</summary>
    public override int Order => 0;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        if (!output.Attributes.ContainsName("action") && request.Query.ContainsKey(Handler))
        {
            var rest = QueryString.Create(request.Query.Where(pair => !string.Equals(pair.Key, Handler, StringComparison.OrdinalIgnoreCase)));
            output.Attributes.SetAttribute("action", $"{request.PathBase}{request.Path}{rest}");
        }
    }
}
