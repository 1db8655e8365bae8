using System.Globalization;
using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Portal.Browse;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Report.Alike;

/// <summary>"Is it one of these?": what was reported before and may be the same, to be followed instead of reported again. Passed over when there is nothing.</summary>
internal sealed class SamePage(Journeys journeys, AlikeRequests alike, FollowerSignUp signUp, TownContext town, IWords words) : ReportStep(journeys)
{
    public const string Mine = "another";

    public override string Step => Journey.Same;

    public IReadOnlyList<AlikeRequest> Alike { get; private set; } = [];

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Choice = Journey.Typed.Done.Contains(Journey.Another) ? Mine : null;
        Alike = await alike.Of(Journey, cancel);
        if (Alike.Count > 0)
        {
            return Page();
        }

        Journey.Typed.Done.Add(Journey.NothingAlike);
        var next = Journey.UrlOf(Journey.Missing ?? Journey.Check);
        await Save();
        return Redirect(next);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (Choice == Mine)
        {
            Journey.Typed.Done.Add(Journey.Another);
            return await Continue();
        }

        Alike = await alike.Of(Journey, cancel);
        var chosen = Alike.FirstOrDefault(one => one.Shown.Number.ToString(CultureInfo.InvariantCulture) == Choice);
        if (chosen is null)
        {
            // It may have been closed while the page stood open; then the choice is asked anew among what is left.
            ModelState.AddModelError(nameof(Choice), words[string.IsNullOrEmpty(Choice) || Alike.Count == 0 ? "same.missing" : "same.gone"]);
            return Page();
        }

        var email = PlainText.Clean(Email);
        if (email.Length > 0 && !(MailAddress.TryCreate(email, out var mail) && mail.Address == email && mail.Host.Contains('.', StringComparison.Ordinal)))
        {
            ModelState.AddModelError(nameof(Email), words["report.contact.email.wrong"]);
            return Page();
        }

        return Redirect($"{await Follow(chosen, email, cancel)}?said=me-too");
    }

    /// <returns>Where they read on: their own link when they left an address.</returns>
    private async Task<string> Follow(AlikeRequest chosen, string email, CancellationToken cancel)
    {
        if (MeTooCookie.Holds(Request, chosen.Shown.Number))
        {
            return chosen.Shown.Href;
        }

        var follower = await signUp.Follow(chosen.Id, email, cancel);
        MeTooCookie.Add(HttpContext, chosen.Shown.Number);
        return follower is { } id && email.Length > 0 ? FollowerLink.Path(town.Tenant, chosen.Shown.Number, id) : chosen.Shown.Href;
    }
}
