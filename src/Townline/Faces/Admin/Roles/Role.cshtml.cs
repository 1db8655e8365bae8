using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Roles;

/// <summary>One role: of the town's own its rights, of each how its people sign in.</summary>
[Needs(Right.RolesManage)]
internal sealed class RoleModel(TownContext town, IRoles roles, IWords words) : PageModel
{
    /// <summary>Null for a new one.</summary>
    public RoleView? Role { get; private set; }

    public bool IsOwn => Role is null or { OwnId: not null };

    [BindProperty]
    public RoleInput Input { get; set; } = new();

    /// <summary>What one can give: one's own rights.</summary>
    public IReadOnlyList<FieldOption> Rights =>
        [.. Enum.GetValues<Right>().Where(right => right != Right.OwnAccount && HttpContext.RequireStaff().May(right)).Select(right => new FieldOption($"{right}", words[$"right.{right}"]))];

    public IReadOnlyList<FieldOption> Strengths =>
        [.. Enum.GetValues<Strength>().Select(strength => new FieldOption($"{strength}", words[$"roles.least.{strength}"], words[$"roles.least.{strength}.hint"]))];

    public async Task<IActionResult> OnGet(string? code, CancellationToken cancel)
    {
        if (!await Load(code, cancel))
        {
            return NotFound();
        }

        Input = RoleInput.Of(Role);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? code, CancellationToken cancel)
    {
        if (!await Load(code, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Role is null && (await roles.All(town.TenantId, cancel)).Any(role => role.Code == Input.Code))
        {
            ModelState.AddModelError("Input.Code", words["roles.code.taken"]);
            return Page();
        }

        return await Try("saved", "Input.", () => town.Write(unit => roles.Save(unit, Input.Order(Role?.Code ?? PlainText.Clean(Input.Code)), PlainText.Clean(Input.Why)), cancel));
    }

    public async Task<IActionResult> OnPostRemove(string? code, CancellationToken cancel)
    {
        if (!await Load(code, cancel) || Role is null)
        {
            return NotFound();
        }

        Input = RoleInput.Of(Role);
        ModelState.Clear();
        return await Try("removed", "", () => roles.Remove(town.TenantId, town.Actor, Role.Code, cancel));
    }

    private async Task<IActionResult> Try(string said, string prefix, Func<Task> change)
    {
        try
        {
            await change();
            return Redirect($"/admin/roles?said={said}");
        }
        catch (StaffRefusedException refused)
        {
            ModelState.AddModelError(prefix + RoleInput.FieldOf(refused.Reason), words[refused.Reason, refused.Args]);
            return Page();
        }
    }

    private async Task<bool> Load(string? code, CancellationToken cancel)
    {
        Role = code is null ? null : (await roles.All(town.TenantId, cancel)).FirstOrDefault(role => role.Code == code);
        return code is null || Role is not null;
    }
}
