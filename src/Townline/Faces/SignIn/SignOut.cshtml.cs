using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;

namespace Townline.Faces.SignIn;

/// <summary>Ends the session. A plain link here asks first, so that no picture or prefetch signs anybody out.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(ISignIn signIn) : PageModel
{
    public bool Done { get; private set; }

    public void OnGet(bool done) => Done = done;

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.Out();
        return Redirect("/sign-out?done=true");
    }
}
