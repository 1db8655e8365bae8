using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Mine;

/// <summary>Says that a mail is on its way, and shows the code for another browser. Only the browser that asked sees it.</summary>
[AllowAnonymous]
internal sealed class MineSentPage(TownContext town, ISignInLinks links) : PageModel
{
    public const string Path = "/mine/sent";

    public AskedLink Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        if (MineCookies.BrowserOf(Request) is not { } browser || await links.Asked(town.Db, browser, cancel) is not { } asked)
        {
            return Redirect(MineSignInPage.Path);
        }

        Asked = asked;
        return Page();
    }
}
