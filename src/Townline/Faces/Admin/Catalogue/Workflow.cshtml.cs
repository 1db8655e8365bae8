using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Catalogue.Steps;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>Where a request of the service can stand, and where it may go from there: drawn, checked, and changed only when nothing is wrong with it.</summary>
internal sealed class WorkflowModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, IStateUse use, LastChange lastChange, IWords words)
    : CatalogueModel(town, catalogue, editor, lastChange, words)
{
    [BindProperty]
    public WorkflowInput Input { get; set; } = new();

    public bool Saved { get; private set; }

    public bool Unsaved { get; private set; }

    /// <summary>It was looked through, and nothing is wrong with it.</summary>
    public bool Sound { get; private set; }

    /// <summary>What was taken out although requests stand there.</summary>
    public IReadOnlyList<GoneState> Gone { get; private set; } = [];

    public WorkflowDrawing Drawing { get; private set; } = null!;

    /// <summary>The states with their names, as they are typed.</summary>
    public IReadOnlyList<FieldOption> States => [.. Input.States.Select(state => new FieldOption(state.Key ?? "", NameOf(state)))];

    public IReadOnlyList<FieldOption> OpenStates => [.. Input.States.Where(state => state.Open != "no").Select(state => new FieldOption(state.Key ?? "", NameOf(state)))];

    public async Task<IActionResult> OnGet(long id, bool saved)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        Saved = saved;
        Input = WorkflowInput.Of(Service.Workflow, Service.Version);
        return Show(Service.Workflow.WithoutLeaving());
    }

    /// <param name="step">"check" to look through what is typed, "standard" for the moves that services have by themselves, or see <see cref="WorkflowInput.Do"/>; without one it is saved.</param>
    public async Task<IActionResult> OnPost(long id, string? step, CancellationToken cancel)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        if (!string.IsNullOrEmpty(step))
        {
            var version = Input.Version;
            Input.Do(step);
            Input = step == "standard" ? WorkflowInput.Of(Workflow.Standard, version) : Input;
            Unsaved = true;
            ModelState.Clear();
        }

        var typed = Input.Read(Service.Workflow, Languages);
        await FindGone(typed, cancel);
        if (step is "check" or null or "")
        {
            Check(typed);
            Sound = step == "check" && ModelState.IsValid;
        }

        var changed = Service with { Workflow = Input.WithLeaving(typed, Service.Workflow, [.. Gone.Select(gone => gone.State.Key)]) };
        if (string.IsNullOrEmpty(step) && ModelState.IsValid && await Save(changed, Input.Version, Input.Reason, _ => "") is { } saved)
        {
            return Redirect($"/admin/catalogue/service/{saved}/workflow?saved=true");
        }

        if (Stale is not null)
        {
            ModelState.Remove("Input.Version");
            Input.Version = Service.Version;
        }

        return Show(typed);
    }

    public string NameOf(StateInput state) =>
        LocalField.Read(null, state.Name, Languages).In(Words.Language, Languages[0]) is { Length: > 0 } name ? name : Words["admin.workflow.new"];

    private PageResult Show(Workflow workflow)
    {
        Drawing = WorkflowDrawing.Of(workflow, state => Words.Of(state.Name) is { Length: > 0 } name ? name : Words["admin.workflow.new"]);
        return Page();
    }

    private void Check(Workflow typed)
    {
        Complain(Service with { Workflow = typed }, _ => "");
        foreach (var (state, place) in Input.States.Select((state, place) => (state, place)).Where(each => typed.Find(each.state.Key ?? "")?.Name.IsEmpty != false))
        {
            ModelState.AddModelError($"Input.States[{place}].Name[{Languages[0]}]", Words["admin.workflow.name.missing"]);
        }

        foreach (var gone in Gone.Where(gone => gone.To.All(option => option.Value != gone.Chosen)))
        {
            ModelState.AddModelError(gone.Field, gone.Question(Words));
        }
    }

    private async Task FindGone(Workflow typed, CancellationToken cancel)
    {
        var gone = new List<GoneState>();
        foreach (var state in Service.Workflow.Staying.Where(state => typed.Find(state.Key) is null))
        {
            var standing = await use.Of(Town.TenantId, Service.Id, state.Key, cancel);
            if (standing.Number > 0)
            {
                gone.Add(new GoneState(state, standing, [.. States.Where(option => typed.Find(option.Value)?.Open == state.Open)], Input.Gone.GetValueOrDefault(state.Key)));
            }
        }

        Gone = gone;
    }
}
