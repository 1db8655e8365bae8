using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn.Security;

/// <summary>What one has beside the password: an app, passkeys, a sheet of recovery codes.</summary>
[Needs(Right.OwnAccount)]
[OpenWhileEnrolling]
internal sealed class SecurityPage(ISecondFactors factors, TownContext town, IWords words) : PageModel
{
    private const int LongestCode = 19;
    private const int MostCodes = 10;

    public Factors Factors { get; private set; } = null!;

    /// <summary>A new sheet, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>What was just done, to be confirmed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task OnGet(CancellationToken cancel) => await Load(cancel);

    public async Task<IActionResult> OnPostAppOff(CancellationToken cancel) => await After(await factors.TurnOffApp(Password), "app-off", cancel);

    public async Task<IActionResult> OnPostCodes(CancellationToken cancel)
    {
        (var outcome, Codes) = await factors.NewCodes(Password);
        Response.Headers.CacheControl = "no-store";
        if (outcome != FactorOutcome.Done)
            return await After(outcome, "codes", cancel);
        await Load(cancel);
        return Page();
    }

    /// <summary>The codes that the page shows, as a file to keep. They come from the page: the database has only their hashes.</summary>
    public IActionResult OnPostSheet(List<string> codes)
    {
        var sheet = new StringBuilder().AppendLine(words["security.codes.sheet", town.Tenant.Name, HttpContext.RequireStaff().Email]).AppendLine();
        foreach (var code in codes.Take(MostCodes).Where(code => code.Length <= LongestCode && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-')))
            sheet.AppendLine(code);
        Response.Headers.CacheControl = "no-store";
        return File(Encoding.UTF8.GetBytes(sheet.ToString()), "text/plain; charset=utf-8", "recovery-codes.txt");
    }

    private async Task<IActionResult> After(FactorOutcome outcome, string form, CancellationToken cancel)
    {
        switch (outcome)
        {
            case FactorOutcome.Done or FactorOutcome.NotThere:
                return Redirect($"/account/security?said={form}");
            case FactorOutcome.PasswordIsWrong:
                ViewData["PasswordError"] = form;
                ModelState.AddModelError(nameof(Password), words["account.current.wrong"]);
                break;
            default:
                ModelState.AddModelError("", words["security.needed"]);
                break;
        }
        await Load(cancel);
        return Page();
    }

    private async Task Load(CancellationToken cancel) => Factors = await factors.Of(HttpContext.RequireStaff().Id, cancel);
}
