using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Roles;

/// <summary>The roles of the town: how many have them, how they sign in, what they may.</summary>
[Needs(Right.RolesManage)]
internal sealed class IndexModel(TownContext town, IRoles roles, IWords words) : PageModel
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    public IReadOnlyList<RoleView> All { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    public async Task OnGet(CancellationToken cancel) => All = await roles.All(town.TenantId, cancel);

    /// <summary>"7 days", "10 hours", "15 minutes": the largest unit that leaves no rest.</summary>
    public string Span(int minutes) => minutes switch
    {
        _ when minutes % Day == 0 => words["roles.days", minutes / Day],
        _ when minutes % Hour == 0 => words["roles.hours", minutes / Hour],
        _ => words["roles.minutes", minutes],
    };
}
