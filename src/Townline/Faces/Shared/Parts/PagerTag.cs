using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Townline.Faces.Shared.Parts;

/// <summary>
/// <c>&lt;tl-pager page="3" pages="12" href="@(page => Url(page))" /&gt;</c>, or, when only the neighbours are known,
/// <c>&lt;tl-pager previous="…" next="…" /&gt;</c>. Shows nothing when there is a single page.
/// </summary>
[HtmlTargetElement("tl-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTag(IHtmlHelper html) : ComponentTag(html)
{
    /// <summary>The page that is shown, from 1.</summary>
    public int Page { get; set; } = 1;
    public int Pages { get; set; } = 1;

    /// <summary>Address of a page by its number.</summary>
    public Func<int, string>? Href { get; set; }
    public string? Previous { get; set; }
    public string? Next { get; set; }

    /// <summary>Which numbers to offer: the ends, and those about the current one; 0 stands for a gap.</summary>
    public IEnumerable<int> Numbers
    {
        get
        {
            var last = 0;
            foreach (var page in Enumerable.Range(1, Pages).Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= 1))
            {
                if (page - last > 1)
                    yield return 0;
                yield return last = page;
            }
        }
    }

    // Razor hands an attribute whose value is null on as "".
    public string? PreviousHref => Previous is { Length: > 0 } ? Previous : Href is not null && Page > 1 ? Href(Page - 1) : null;
    public string? NextHref => Next is { Length: > 0 } ? Next : Href is not null && Page < Pages ? Href(Page + 1) : null;
}
