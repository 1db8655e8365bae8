using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>My jobs outside, in the order in which they are best done.</summary>
[Needs(Right.FieldWork)]
internal sealed class ListModel(TownContext town, IFieldWork field, ICatalogue catalogue, IPlaces places, TownTime time, TimeProvider clock, IWords words) : PageModel
{
    public const int MostJobs = 60;

    /// <summary>"promise": the most urgent first; otherwise the shortest way.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    /// <summary>Where one is, as latitude,longitude.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Key of what was told on the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Told { get; set; }

    /// <summary>Why that was kept as a note; null when all was done as told.</summary>
    public string? Kept { get; private set; }

    public IReadOnlyList<FieldStop> Stops { get; private set; } = [];

    public ServiceCatalogue Services { get; private set; } = null!;

    public bool FromHere { get; private set; }

    public SignedInStaff Me => HttpContext.RequireStaff();

    public bool ByPromise => Order == "promise";

    public string? StateOf(RequestView job) => words.Of(Services.ById(job.ServiceId)?.Workflow.Find(job.State)?.Name);

    public async Task OnGet(CancellationToken cancel)
    {
        CrewPage.Headers(Response, Me);
        Services = await catalogue.Of(town.TenantId);
        var jobs = await field.Jobs(town.TenantId, Me.Id, MostJobs, cancel);
        Kept = Told is not null && await field.Answered(town.Db, Me.Id, Told, cancel) is { } answer ? FieldSentence.Of(answer, words) : null;
        Stops = FieldPlan.Of(jobs, await Start(), time.Local(clock.GetUtcNow()), ByPromise, IsUnderWay);
    }

    /// <summary>Where the browser says one is; else the middle of the town.</summary>
    private async Task<GeoPoint?> Start()
    {
        if (From?.Split(',') is [var lat, var @long] && GeoPoint.TryParse(lat, @long, out var here) && await places.IsInTown(town.TenantId, here))
        {
            FromHere = true;
            return here;
        }

        return await places.Extent(town.TenantId) is { } box ? new GeoPoint((box.South + box.North) / 2, (box.West + box.East) / 2) : null;
    }

    private bool IsUnderWay(RequestView job) =>
        job.AssigneeId == Me.Id && Services.ById(job.ServiceId)?.Workflow.Find(job.State)?.UpdateStatus == "in_progress";
}
