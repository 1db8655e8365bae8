using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>Where a request of the service can stand, and where it may go from there.</summary>
internal sealed class WorkflowModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words)
    : CatalogueModel(town, catalogue, editor, lastChange, words)
{
    [BindProperty]
    public WorkflowInput Input { get; set; } = new();

    public bool Saved { get; private set; }

    public bool Unsaved { get; private set; }

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
        return Page();
    }

    /// <param name="step">"standard" for the moves that services have by themselves, or see <see cref="WorkflowInput.Do"/>; without one it is saved.</param>
    public async Task<IActionResult> OnPost(long id, string? step)
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
            return Page();
        }

        var changed = Service with { Workflow = Input.Read(Service.Workflow, Languages) };
        Complain(changed, _ => "");
        foreach (var (state, place) in Input.States.Select((state, place) => (state, place)).Where(each => changed.Workflow.Find(each.state.Key ?? "")?.Name.IsEmpty != false))
        {
            ModelState.AddModelError($"Input.States[{place}].Name[{Languages[0]}]", Words["admin.workflow.name.missing"]);
        }

        if (ModelState.IsValid && await Save(changed, Input.Version, Input.Reason, _ => "") is { } saved)
        {
            return Redirect($"/admin/catalogue/service/{saved}/workflow?saved=true");
        }

        if (Stale is not null)
        {
            ModelState.Remove("Input.Version");
            Input.Version = Service.Version;
        }

        return Page();
    }

    public string NameOf(StateInput state) =>
        LocalField.Read(null, state.Name, Languages).In(Words.Language, Languages[0]) is { Length: > 0 } name ? name : Words["admin.workflow.new"];
}
