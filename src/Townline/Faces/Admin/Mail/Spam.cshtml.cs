using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Mail;

/// <summary>How the town tells spam, how much it has learned, and the way to begin anew.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class SpamModel(TownContext town, ISpamSettings spam, IWords words) : PageModel
{
    [BindProperty]
    public List<string> Trusts { get; set; } = [];

    [BindProperty]
    public string? Threshold { get; set; }

    public SpamSettings Settings { get; private set; } = SpamSettings.Usual;

    /// <summary>What was done: "changed" or "forgotten"; null for nothing.</summary>
    public string? Said { get; private set; }

    public async Task OnGet(string? said, CancellationToken cancel)
    {
        Settings = await spam.Of(town.TenantId, cancel);
        Said = said is "changed" or "forgotten" ? said : null;
        (Trusts, Threshold) = (Settings.TrustsMarks ? [MailboxInput.Yes] : [], Settings.Threshold.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        try
        {
            var threshold = int.TryParse(Threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
            await town.Write(unit => spam.Save(unit, Trusts.Contains(MailboxInput.Yes), threshold), cancel);
            return Redirect("/admin/mail/spam?said=changed");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(Threshold), words[$"rule.{broken.Code}", [.. broken.Args]]);
        }

        Settings = await spam.Of(town.TenantId, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostForget(CancellationToken cancel)
    {
        await town.Write(spam.Forget, cancel);
        return Redirect("/admin/mail/spam?said=forgotten");
    }
}
