using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Bulk;

/// <summary>One job: what to do, whether to begin, how far it is, what came of it, and the way back.</summary>
[Needs(Right.RequestsWork)]
internal sealed class JobModel(TownContext town, IJobs jobs, IMacros macros, StepsForm steps, JobReport report, TimeProvider time, IWords words) : PageModel
{
    [BindProperty]
    public StepsInput Input { get; set; } = new();

    /// <summary>The list from which it was chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    public JobView Job { get; private set; } = null!;

    public JobForecast? Forecast { get; private set; }

    /// <summary>What was refused or not put back, with why.</summary>
    public IReadOnlyList<JobLine> Notable { get; private set; } = [];

    public StepsForm Steps => steps;

    public IReadOnlyList<FieldOption> Macros { get; private set; } = [];

    public int PauseMinutes => town.Tenant.Settings.PauseMinutes;

    /// <summary>When it begins, while that is still to come.</summary>
    public DateTimeOffset? WaitsFor => Job is { State: JobState.Running, StartsAt: { } start } && start > time.GetUtcNow() ? start : null;

    private SignedInStaff Me => HttpContext.RequireStaff();

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Input = StepsInput.Of(Job.Steps);
        return Page();
    }

    /// <summary>How far it is; fetched again when it gets on.</summary>
    public async Task<IActionResult> OnGetProgress(long id, CancellationToken cancel) => await Load(id, cancel) ? Partial("/Faces/Desk/Bulk/_Progress.cshtml", this) : NotFound();

    /// <param name="macro">Its steps instead of those that were typed.</param>
    public async Task<IActionResult> OnPostPlan(long id, long? macro, CancellationToken cancel)
    {
        var chosen = macro is { } wanted ? (await macros.For(town.Db, Me.Id, null, cancel)).FirstOrDefault(each => each.Id == wanted) : null;
        return await Do(id, unit => jobs.Plan(unit, Me.Id, id, chosen?.Steps ?? Input.Read(), chosen?.Services), cancel);
    }

    public Task<IActionResult> OnPostStart(long id, CancellationToken cancel) => Do(id, unit => jobs.Start(unit, town.Tenant, Me.Id, id), cancel);

    public Task<IActionResult> OnPostStop(long id, CancellationToken cancel) => Do(id, unit => jobs.Stop(unit, Me.Id, id), cancel);

    public Task<IActionResult> OnPostUndo(long id, CancellationToken cancel) => Do(id, unit => jobs.Undo(unit, Me.Id, id), cancel);

    private async Task<IActionResult> Do(long id, Func<Unit, Task> work, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        try
        {
            await town.Write(work, cancel);
            return Redirect($"/desk/bulk/{id}{(string.IsNullOrEmpty(List) ? "" : $"?list={Uri.EscapeDataString(List)}")}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(Job.State == JobState.Planned ? $"Input.{StepsInput.FieldOf(broken.Code)}" : "", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await jobs.Find(town.Db, Me.Id, id, cancel) is not { } job)
        {
            return false;
        }

        Job = job;
        await steps.Load(cancel);
        var offered = job.State == JobState.Planned ? await macros.For(town.Db, Me.Id, null, cancel) : [];
        Macros = offered.Count == 0 ? [] : [new("", words["desk.bulk.macro.none"]), .. offered.Select(macro => new FieldOption($"{macro.Id}", macro.Name))];
        Forecast = job is { State: JobState.Planned, Steps: not null } ? await report.Forecast(job, Me, cancel) : null;
        Notable = job.State == JobState.Planned ? [] : await report.Notable(job, steps, cancel);
        return true;
    }
}
