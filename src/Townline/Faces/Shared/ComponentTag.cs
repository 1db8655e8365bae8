using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared;

/// <summary>
/// A component of the house: its attributes are the properties of a tag helper, its markup is the Razor file of the same name
/// (<c>NoticeTag.cs</c>, <c>Notice.cshtml</c>), which gets the tag helper as its model and what stood inside the tag as <see cref="Content"/>.
/// </summary>
public abstract class ComponentTag(IHtmlHelper html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <summary>What the page wrote between the start and the end tag.</summary>
    [HtmlAttributeNotBound]
    public IHtmlContent Content { get; private set; } = HtmlString.Empty;

    /// <summary>The model of the Razor file: the tag helper itself unless it makes one.</summary>
    protected virtual object ViewModel => this;

    /// <summary>The Razor file; by default the one that carries the class's name, in the folder of its namespace.</summary>
    protected virtual string View => $"/{GetType().FullName!["Townline.".Length..^"Tag".Length].Replace('.', '/')}.cshtml";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Content = await output.GetChildContentAsync();
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync(View, ViewModel));
    }
}
