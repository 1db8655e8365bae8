using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Assets;

/// <summary><c>&lt;tl-asset name="portal.css" /&gt;</c>: a stylesheet link or a script, by its address in this build.</summary>
[HtmlTargetElement("tl-asset", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AssetTag(AssetStore assets) : TagHelper
{
    /// <summary>Plain name of a .css or .js file: <c>portal.css</c>, <c>map.js</c>.</summary>
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var address = assets.Url(Name);
        output.TagMode = TagMode.StartTagOnly;
        if (Name.EndsWith(".css", StringComparison.Ordinal))
        {
            output.TagName = "link";
            output.Attributes.SetAttribute("rel", "stylesheet");
            output.Attributes.SetAttribute("href", address);
            return;
        }
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "module");
        output.Attributes.SetAttribute("src", address);
    }
}
