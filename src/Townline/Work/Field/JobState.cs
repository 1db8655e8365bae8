using Townline.Platform.Storage;

namespace Townline.Work.Field;

/// <summary>How a request stands inside the unit, where others of the same moment are seen too.</summary>
internal sealed class JobState
{
    public long Id { get; init; }
    public long ServiceId { get; init; }
    public string State { get; init; } = "";
    public int IsOpen { get; init; }
    public long? TeamId { get; init; }
    public long? AssigneeId { get; init; }
    public long? ClosedById { get; init; }
    public long? DuplicateOf { get; init; }

    public static Task<JobState?> Read(Unit unit, long requestId) => unit.QueryFirst<JobState>(
        """
        SELECT r.id, r.service_id, r.state, r.is_open, r.team_id, r.assignee_id, r.closed_by_id, d.number AS duplicate_of
        FROM requests_request r LEFT JOIN requests_request d ON d.id = r.duplicate_of_id AND d.tenant_id = r.tenant_id
        WHERE r.id = @requestId AND r.tenant_id = @TenantId
        """,
        new { requestId, unit.TenantId });
}
