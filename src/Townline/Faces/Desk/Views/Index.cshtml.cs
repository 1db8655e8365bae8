using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Views;

/// <summary>All views that the clerk may open: their order, which stand beside the queues, and the way to change them.</summary>
[Needs(Right.DeskRead)]
internal sealed class ViewsModel(TownContext town, IViews views, ITeams teams, IStaffDirectory staff, IWords words) : PageModel
{
    private TeamList _teams = null!;
    private IReadOnlyList<StaffMember> _staff = [];

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    private SignedInStaff Me => HttpContext.RequireStaff();

    public bool MayChange(SavedView view) => views.MayChange(Me, view);

    public string AudienceOf(SavedView view)
    {
        var whom = view.Audience == ViewAudience.Team && view.TeamId is { } team ? words.Of(_teams.ById(team)?.Name) : words[$"desk.views.for.{view.Audience}"];
        var owner = _staff.FirstOrDefault(member => member.Id == view.OwnerId)?.Name;
        return view.OwnerId == Me.Id || owner is null ? whom : words["desk.views.by", whom, owner];
    }

    public async Task OnGet(CancellationToken cancel)
    {
        _teams = await teams.Of(town.TenantId);
        _staff = await staff.All(town.TenantId, cancel);
        Views = await views.Of(town.Db, Me.Id, cancel);
    }

    public async Task<IActionResult> OnPost(long id, ViewMove move, CancellationToken cancel)
    {
        try
        {
            await town.Write(unit => views.Arrange(unit, Me.Id, id, move), cancel);
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }

        return Redirect($"/desk/views#view-{id}");
    }
}
