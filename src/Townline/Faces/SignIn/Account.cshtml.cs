using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>One's own account, for everybody who is signed in.</summary>
[Needs(Right.OwnAccount)]
internal sealed class AccountPage(IPasswords passwords, IWords words) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool Changed { get; private set; }

    public SignedInStaff Me => HttpContext.RequireStaff();

    public int ShortestLength => passwords.ShortestLength;

    public void OnGet(bool changed) => Changed = changed;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!NewPassword.Check(ModelState, words, ShortestLength, Password, Again))
            return Page();
        switch (await passwords.Change(Current ?? "", Password!))
        {
            case PasswordOutcome.Done:
                return Redirect("/account?changed=true");
            case PasswordOutcome.CurrentIsWrong:
                ModelState.AddModelError(nameof(Current), words["account.current.wrong"]);
                return Page();
            default:
                ModelState.AddModelError(nameof(Password), words["set-password.weak", ShortestLength]);
                return Page();
        }
    }
}
