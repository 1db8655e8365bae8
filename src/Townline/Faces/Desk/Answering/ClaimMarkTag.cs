using Microsoft.AspNetCore.Razor.TagHelpers;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Answering;

/// <summary><c>&lt;tl-claim-mark number="@row.Number" /&gt;</c>: "Ana is answering" in the row of a request, hidden while nobody else is; kept right by web/scripts/claim.ts.</summary>
[HtmlTargetElement("tl-claim-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ClaimMarkTag(IWords words, IHttpContextAccessor http) : TagHelper
{
    public long Number { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var claims = http.HttpContext!.RequestServices.GetRequiredService<ClaimsOfPage>();
        var claim = await claims.Of(Number, http.HttpContext.RequestAborted);
        var isAnothers = claim is not null && claim.StaffId != http.HttpContext.Staff()?.Id;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tl-tag tl-tag--amber");
        output.Attributes.SetAttribute("data-claim-mark", Number);
        output.Attributes.SetAttribute("data-words", words["desk-answering.mark", "{n}"]);
        output.Attributes.SetAttribute("data-until", claim?.Until.ToUnixTimeMilliseconds() ?? 0);
        output.Content.SetContent(isAnothers ? words["desk-answering.mark", claim!.Name] : "");
        if (!isAnothers)
        {
            output.Attributes.Add(new TagHelperAttribute("hidden"));
        }
    }
}

/// <summary>The claims that hold while a page is made: asked for once, however many rows it has.</summary>
internal sealed class ClaimsOfPage(TownContext town, IClaims claims)
{
    private IReadOnlyDictionary<long, ClaimView>? _held;

    public async Task<ClaimView?> Of(long number, CancellationToken cancel) => (_held ??= await claims.Now(town.Db, cancel)).GetValueOrDefault(number);
}
