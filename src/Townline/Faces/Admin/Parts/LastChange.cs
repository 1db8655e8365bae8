using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Parts;

/// <summary>Who changed a thing last, by the event log.</summary>
internal sealed class LastChange(TownContext town, IStaffDirectory staff)
{
    /// <param name="subject">Id of the thing.</param>
    /// <param name="kind">Kind of the event that tells of its changes.</param>
    /// <param name="differences">Between what is stored now and what was typed.</param>
    public async Task<StaleEdit> Of(long subject, string kind, IReadOnlyList<FieldChange> differences, CancellationToken cancel)
    {
        var last = await town.Db.Set<EventRow>().Where(row => row.SubjectId == subject && row.Kind == kind).OrderByDescending(row => row.Seq).FirstOrDefaultAsync(cancel);
        var who = last is { ActorKind: ActorKind.Staff, ActorId: { } id } ? await staff.Find(town.TenantId, id, cancel) : null;
        return new StaleEdit(who?.Name, last?.At, differences);
    }
}
