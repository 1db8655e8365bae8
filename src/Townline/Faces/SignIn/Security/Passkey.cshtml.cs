using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn.Security;

/// <summary>What is done with one's passkeys. Shows only what came of adding one: a first sheet of recovery codes, or why not.</summary>
[Needs(Right.OwnAccount)]
[OpenWhileEnrolling]
internal sealed class PasskeyPage(IPasskeys passkeys, ISecondFactors factors, IWords words) : PageModel
{
    /// <summary>The first sheet of recovery codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet() => Redirect("/account/security");

    public async Task<IActionResult> OnPostOptions(string? password) => await passkeys.AskToMake(password) switch
    {
        (FactorOutcome.Done, { } question) => Content(question, "application/json"),
        var (why, _) => new JsonResult(new { detail = WordsOf(why) }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
    };

    public async Task<IActionResult> OnPostAdd(string? credential, string? name, string? password)
    {
        var outcome = await passkeys.Add(credential ?? "", name, password);
        if (outcome != FactorOutcome.Done)
            return Why(outcome);
        Response.Headers.CacheControl = "no-store";
        Codes = await factors.FirstCodes();
        return Codes.Count > 0 ? Page() : Redirect("/account/security?said=passkey-added");
    }

    public async Task<IActionResult> OnPostRename(long id, string? name) => await After(passkeys.Rename(id, name), "passkey-renamed");

    public async Task<IActionResult> OnPostRemove(long id, string? password) => await After(passkeys.Remove(id, password), "passkey-removed");

    private async Task<IActionResult> After(Task<FactorOutcome> change, string said) => await change is var outcome and not FactorOutcome.Done ? Why(outcome) : Redirect($"/account/security?said={said}");

    private PageResult Why(FactorOutcome outcome)
    {
        ModelState.AddModelError("", WordsOf(outcome));
        return Page();
    }

    private string WordsOf(FactorOutcome outcome) => words[outcome switch
    {
        FactorOutcome.PasswordIsWrong => "account.current.wrong",
        FactorOutcome.Needed => "security.needed",
        FactorOutcome.SessionIsWeak => "passkey.add.weak",
        FactorOutcome.AlreadyOn => "passkey.add.known",
        FactorOutcome.NotThere => "passkey.gone",
        _ => "passkey.add.failed",
    }];
}
