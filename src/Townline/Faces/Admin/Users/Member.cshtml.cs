using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Users;

/// <summary>How one member of staff signs in and where they are signed in; help for who is locked out.</summary>
[Needs(Right.UsersManage)]
internal sealed class MemberModel(TownContext town, IStaffDirectory staff, ISecondFactors factors, ISessions sessions, IStaffNews news, IWords words) : PageModel
{
    public StaffMember Member { get; private set; } = null!;

    public Factors Factors { get; private set; } = null!;

    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Cleared { get; set; }

    /// <summary>How many sessions were just ended.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Ended { get; set; }

    /// <summary>What they hear of by mail, and whether that arrives.</summary>
    public NewsChoice News { get; private set; } = null!;

    public bool MaySeeLooks => HttpContext.RequireStaff().May(Right.AccessLogRead);

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostClear(long id, CancellationToken cancel) => Try(id, async () =>
    {
        await staff.ClearSecondSteps(town.TenantId, town.Actor, id, cancel);
        return "cleared=true";
    }, cancel);

    public Task<IActionResult> OnPostEndAll(long id, CancellationToken cancel) => Try(id, async () => $"ended={await staff.EndSessions(town.TenantId, town.Actor, id, cancel: cancel)}", cancel);

    public Task<IActionResult> OnPostEnd(long id, long session, CancellationToken cancel) => Try(id, async () => $"ended={await staff.EndSessions(town.TenantId, town.Actor, id, session, cancel)}", cancel);

    private async Task<IActionResult> Try(long id, Func<Task<string>> change, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        try
        {
            return Redirect($"/admin/users/{id}?{await change()}");
        }
        catch (StaffRefusedException refused)
        {
            ModelState.AddModelError("", words[refused.Reason, refused.Args]);
            return Page();
        }
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await staff.Find(town.TenantId, id, cancel) is not { } member)
        {
            return false;
        }

        Member = member;
        Factors = await factors.Of(id, cancel);
        Sessions = await sessions.Of(id, cancel);
        News = await news.Of(town.TenantId, id);
        return true;
    }
}
