using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Shared.Maps;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>One job: what, where, what to look out for, and one form for each thing one can tell of it.</summary>
[Needs(Right.FieldWork)]
[TakesUploads]
internal sealed class JobModel(TownContext town, CrewJobs jobs, CrewReports reports, Drafts drafts, IPlaces places) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    /// <summary>Key of what was just told.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Told { get; set; }

    public CrewJob Job { get; private set; } = null!;

    public MapSettings Map { get; private set; } = null!;

    /// <summary>The form that is to be mended, with what was typed; null when none is.</summary>
    public CrewInput? Typed { get; private set; }

    public IReadOnlyList<StoredFile> Photos { get; private set; } = [];

    public SignedInStaff Me => HttpContext.RequireStaff();

    /// <summary>A form's own key, so that sending it twice is one report; kept while it is mended.</summary>
    public string KeyOf(FieldStep step) => Typed?.Step == step ? Typed.Key : Guid.NewGuid().ToString("N");

    public string Ticket(StoredFile file) => drafts.Ticket(file);

    public string Link(StoredFile file) => file.PrivateLink(town.Tenant);

    public bool IsOpen(FieldStep step) => Typed?.Step == step;

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (CrewInput.Read(Request.Form) is not { } input)
        {
            return BadRequest();
        }

        var outcome = await reports.Take(Request, input, Me.Id, Reference, late: false, cancel);
        if (outcome.Answer is { } answer)
        {
            var goesOn = input.Step is FieldStep.OnTheWay or FieldStep.Started or FieldStep.Note or FieldStep.NotHere && !answer.Kept;
            return Redirect($"{(goesOn ? $"/crew/jobs/{Reference}" : "/crew")}?told={input.Key}");
        }

        if (outcome.Unknown || !await Load(cancel))
        {
            return NotFound();
        }

        (Typed, Photos) = (input, outcome.Photos);
        ModelState.AddModelError($"{input.Step}.{outcome.Problem!.Value.Field}", outcome.Problem.Value.Sentence);
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await jobs.Read(Reference, Me, cancel) is not { } job)
        {
            return false;
        }

        CrewPage.Headers(Response, Me);
        Job = job;
        Map = await PortalMap.Of(town.Tenant, places);
        return true;
    }
}
