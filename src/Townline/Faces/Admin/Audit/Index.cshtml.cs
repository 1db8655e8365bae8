using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Audit;

/// <summary>Who did what, when, from where and why: the event log, newest first.</summary>
[Needs(Right.AuditRead)]
internal sealed class AuditModel(TownContext town, IStaffDirectory staff) : PageModel
{
    private const int RowsOnAPage = 100;

    public IReadOnlyList<EventRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<long, StaffMember> Staff { get; private set; } = new Dictionary<long, StaffMember>();

    /// <summary>Where older ones go on; null at the end.</summary>
    public long? Older { get; private set; }

    public string? Kind { get; private set; }

    /// <param name="subject">Only events about this id.</param>
    /// <param name="kind">Only kinds that begin so, such as "staff.".</param>
    public async Task OnGet(long? before, long? subject, string? kind, CancellationToken cancel)
    {
        Kind = kind;
        var events = town.Db.Set<EventRow>().AsQueryable();
        events = before is { } seq ? events.Where(row => row.Seq < seq) : events;
        events = subject is { } id ? events.Where(row => row.SubjectId == id) : events;
        events = string.IsNullOrWhiteSpace(kind) ? events : events.Where(row => row.Kind.StartsWith(kind));
        Rows = await events.OrderByDescending(row => row.Seq).Take(RowsOnAPage).ToListAsync(cancel);
        Older = Rows.Count == RowsOnAPage ? Rows[^1].Seq : null;
        Staff = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
    }
}
