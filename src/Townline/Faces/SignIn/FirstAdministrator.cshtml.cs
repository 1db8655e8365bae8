using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>Opens the account of a town's first administrator, who sets a password on the next page.</summary>
[AllowAnonymous]
internal sealed class FirstAdministratorPage(IFirstAdministrator first, TownContext town, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public bool Open { get; private set; }

    public async Task OnGetAsync() => Open = await first.MayBegin(town.TenantId, Token);

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            if (await first.Begin(town.TenantId, Token, Email ?? "", FullName ?? "") is { } passwordPage)
                return Redirect(passwordPage);
        }
        catch (StaffRefusedException refused)
        {
            Open = true;
            ModelState.AddModelError(refused.Reason == "staff.refused.name" ? nameof(FullName) : nameof(Email), words[refused.Reason, refused.Args]);
        }
        return Page();
    }
}
