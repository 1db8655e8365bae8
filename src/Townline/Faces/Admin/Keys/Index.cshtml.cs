using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Keys;

/// <summary>Keys with which apps and other programs speak to the town. A secret is shown once, right after it was made.</summary>
[Needs(Right.KeysManage)]
internal sealed class KeysModel(TownContext town, IApiKeys keys, IWords words) : PageModel
{
    private const int CallsOfANewKey = 600;

    public IReadOnlyList<ApiKeyView> Keys { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    /// <summary>Calls a minute; empty for no limit.</summary>
    [BindProperty]
    public string? Limit { get; set; } = $"{CallsOfANewKey}";

    /// <summary>The secret of the key just made.</summary>
    public string? Secret { get; private set; }

    public async Task OnGet(CancellationToken cancel) => await Load(cancel);

    public async Task<IActionResult> OnPostCreate(CancellationToken cancel)
    {
        int? limit = int.TryParse(Limit, out var calls) && calls > 0 ? calls : null;
        Demand(!string.IsNullOrWhiteSpace(Name), nameof(Name), "admin.keys.name.missing");
        Demand(Scopes.Count > 0 && Scopes.All(ApiScopes.All.Contains), nameof(Scopes), "admin.keys.scopes.missing");
        Demand(limit is not null || string.IsNullOrWhiteSpace(Limit), nameof(Limit), "admin.keys.limit.wrong");
        if (ModelState.IsValid)
        {
            Secret = (await keys.Create(town.TenantId, town.Actor, new ApiKeyOrder(Name!.Trim(), Scopes, limit), cancel)).Secret;
            HttpContext.Response.Headers.CacheControl = "no-store";
        }

        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(long id, CancellationToken cancel)
    {
        await keys.Revoke(town.TenantId, town.Actor, id, cancel);
        return Redirect("/admin/keys");
    }

    private async Task Load(CancellationToken cancel) => Keys = await keys.List(town.TenantId, cancel);

    private void Demand(bool holds, string field, string key)
    {
        if (!holds)
        {
            ModelState.AddModelError(field, words[key]);
        }
    }
}
