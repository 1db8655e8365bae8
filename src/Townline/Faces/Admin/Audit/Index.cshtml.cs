using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Audit;

/// <summary>Who did what, when, from where and why: the event log, newest first, filtered by what stands in the address.</summary>
[Needs(Right.AuditRead)]
internal sealed class AuditModel(TownContext town, AuditWalk walk, IStaffDirectory directory, IWords words) : PageModel
{
    private const int RowsOnAPage = 100;

    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    public IReadOnlyDictionary<long, StaffMember> Staff { get; private set; } = new Dictionary<long, StaffMember>();

    public IReadOnlyList<EventRow> Rows => Found.Rows;

    public AuditPage Found { get; private set; } = null!;

    /// <summary>Everybody who can have done something.</summary>
    public IReadOnlyList<FieldOption> Actors =>
    [
        new("", words["admin-audit.who.all"]),
        .. new[] { ActorKind.Staff, ActorKind.Resident, ActorKind.Key, ActorKind.System }.Select(kind => new FieldOption(kind.ToString(), words[$"admin-audit.who.{kind}"])),
        .. Staff.Values.Select(member => new FieldOption(member.Id.ToString(CultureInfo.InvariantCulture), member.Name)),
    ];

    public async Task OnGet(long? before, CancellationToken cancel)
    {
        Staff = (await directory.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
        Found = await walk.Page(town.Db, town.Tenant, Filter, before, RowsOnAPage, AuditWalk.Stretches, cancel);
    }
}
