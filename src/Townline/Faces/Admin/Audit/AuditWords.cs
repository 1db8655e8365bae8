using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Audit;

/// <summary>Who a line of the audit trail says it was.</summary>
internal static class AuditWords
{
    public static string Who(EventRow row, IReadOnlyDictionary<long, StaffMember> staff, IWords words) => row switch
    {
        { ActorKind: ActorKind.Staff, ActorId: { } id } when staff.TryGetValue(id, out var member) => member.Name,
        _ => words[$"admin.actor.{row.ActorKind}"],
    };
}
