using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Users;

/// <summary>The town's staff: add, change the role, close and reopen, give a new one-time link.</summary>
[Needs(Right.UsersManage)]
internal sealed class UsersModel(TownContext town, IStaffDirectory staff, IRoles roles, IStaffNews news, IWords words) : PageModel
{
    public IReadOnlyList<StaffMember> Staff { get; private set; } = [];

    /// <summary>Whose address mails come back from.</summary>
    public IReadOnlySet<long> Unreached { get; private set; } = new HashSet<long>();

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; } = $"{Identity.Contracts.Role.Agent}";

    /// <summary>What there is to choose.</summary>
    public IReadOnlyList<FieldOption> Roles { get; private set; } = [];

    /// <summary>The link with which somebody sets a password, shown once.</summary>
    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public Task<IActionResult> OnPostAdd(CancellationToken cancel) => Try(async () =>
    {
        var (role, own) = RoleChoice.Read(Role);
        var member = await staff.Add(town.TenantId, town.Actor, new StaffOrder(Email ?? "", Name ?? "", role, OwnRoleId: own), cancel);
        await ShowLink(member, cancel);
    }, cancel);

    public Task<IActionResult> OnPostLink(long id, CancellationToken cancel) => Try(async () =>
    {
        if (await staff.Find(town.TenantId, id, cancel) is { } member)
        {
            await ShowLink(member, cancel);
        }
    }, cancel);

    public Task<IActionResult> OnPostRole(long id, CancellationToken cancel) => Try(async () =>
    {
        var (role, own) = RoleChoice.Read(Role);
        await staff.SetRole(town.TenantId, town.Actor, id, role, own, cancel);
    }, cancel);

    public Task<IActionResult> OnPostActive(long id, bool active, CancellationToken cancel) => Try(() => staff.SetActive(town.TenantId, town.Actor, id, active, cancel), cancel);

    private async Task ShowLink(StaffMember member, CancellationToken cancel)
    {
        Link = $"{Request.Scheme}://{Request.Host}{await staff.OneTimeLink(town.TenantId, town.Actor, member.Id, cancel)}";
        LinkFor = member.Name;
        Response.Headers.CacheControl = "no-store";
    }

    private async Task<IActionResult> Try(Func<Task> change, CancellationToken cancel)
    {
        try
        {
            await change();
        }
        catch (StaffRefusedException refused)
        {
            ModelState.AddModelError(nameof(Email), words[refused.Reason, refused.Args]);
        }

        await Load(cancel);
        return Page();
    }

    private async Task Load(CancellationToken cancel)
    {
        Staff = await staff.All(town.TenantId, cancel);
        var unreached = new HashSet<long>();
        foreach (var member in Staff)
        {
            if ((await news.Of(town.TenantId, member.Id)).IsDead(member.Email))
            {
                unreached.Add(member.Id);
            }
        }

        Unreached = unreached;
        Roles = RoleChoice.Options(await roles.All(town.TenantId, cancel), words);
    }
}
