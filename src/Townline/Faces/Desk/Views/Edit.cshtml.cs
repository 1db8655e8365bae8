using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Queues;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Views;

/// <summary>Saves the list of an address under a name, and changes or deletes what was saved.</summary>
[Needs(Right.DeskRead)]
internal sealed class EditModel(TownContext town, IViews views, IDeskLists lists, FilterForms filters, ITeams teams, IWords words) : PageModel
{
    [BindProperty]
    public ViewInput Input { get; set; } = new();

    /// <summary>The one to change; null for a new one.</summary>
    public SavedView? View { get; private set; }

    public FilterForm Filter { get; private set; } = null!;

    public IReadOnlyList<FieldOption> Audiences { get; private set; } = [];

    public string QueueName { get; private set; } = "";

    private SignedInStaff Me => HttpContext.RequireStaff();

    public async Task<IActionResult> OnGet(long? id, string? list, CancellationToken cancel)
    {
        if (!await Load(id, list, cancel))
        {
            return NotFound();
        }

        Input = View is { } view ? new ViewInput { Name = view.Name, For = ViewInput.Of(view.Audience, view.TeamId) } : Input;
        return Page();
    }

    public async Task<IActionResult> OnPost(long? id, CancellationToken cancel)
    {
        if (!await Load(id, Input.List, cancel))
        {
            return NotFound();
        }

        try
        {
            var (audience, team) = Input.Whom();
            var saved = await town.Write(unit => views.Save(unit, Me, new ViewOrder(View?.Id, Input.Name ?? "", Filter.List.Whole, audience, team)), cancel);
            return Redirect(ListAddress.Of(Filter.List.Base == DeskList.Search ? Filter.List.Whole : $"{DeskList.ViewPrefix}{saved}"));
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(broken.Code is "view-share" or "view-team" ? "Input.For" : "Input.Name", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemove(long id, CancellationToken cancel)
    {
        if (!await Load(id, null, cancel))
        {
            return NotFound();
        }

        await town.Write(unit => views.Remove(unit, Me, id), cancel);
        return Redirect("/desk/views");
    }

    private async Task<bool> Load(long? id, string? list, CancellationToken cancel)
    {
        View = id is { } known ? await views.Find(town.Db, Me.Id, known, cancel) : null;
        var all = await teams.Of(town.TenantId);
        Filter = await filters.Of(town.Tenant, await lists.Read(town.Tenant, Me.Id, list ?? View?.Text, cancel), cancel);
        var key = QueueChoice.Read(Filter.List.Base, Me.Id);
        QueueName = Filter.List.Base == DeskList.Search ? words["desk.search.title"] : key is { Kind: QueueKind.Team, Of: { } team } ? words.Of(all.ById(team)?.Name) : words[$"desk.queue.{key.Kind}"];
        Audiences = ViewInput.Audiences(Me, all, words);
        return id is null || (View is not null && views.MayChange(Me, View));
    }
}
