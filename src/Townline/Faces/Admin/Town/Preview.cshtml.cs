using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Look;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Town;

/// <summary>The town's colours as they are typed, on a small page of the portal, with the contrasts they come to; nothing is saved.</summary>
[Needs(Right.SettingsEdit)]
[TakesUploads]
internal sealed class PreviewModel(TownContext town, IWords words) : PageModel
{
    [BindProperty]
    public TownInput Input { get; set; } = new();

    public TenantSettings Settings { get; private set; } = town.Tenant.Settings;

    public string Name { get; private set; } = town.Tenant.Name;

    public IReadOnlyList<ColourPair> Pairs { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Colour Primary => Of(Settings.Primary, town.Tenant.Settings.Primary);

    public Colour Accent => Of(Settings.Accent, town.Tenant.Settings.Accent);

    public Colour Header => Of(Settings.Header, $"{Primary}");

    public Colour Link => Of(Settings.Link, $"{Primary}");

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        SecurityHeadersMiddleware.AllowOwnFrames(Response);
        Response.Headers.CacheControl = "no-store";
    }

    public void OnGet() => Look();

    public void OnPost()
    {
        var sheet = Input.Apply(TownSheet.Of(town.Tenant));
        (Settings, Name) = (sheet.Settings, sheet.Name);
        ModelState.Clear();
        Look();
    }

    private void Look()
    {
        Pairs = TownColours.Pairs(Settings);
        Problems = [.. TownColours.Problems(Settings).Select(problem => words[$"town.{problem.Code}", problem.Args])];
    }

    private static Colour Of(string? typed, string otherwise) => Colour.TryParse(typed, out var colour) ? colour : Colour.Parse(otherwise);
}
