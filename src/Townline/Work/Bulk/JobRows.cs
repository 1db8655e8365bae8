using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Bulk;

/// <summary>A job as stored. Fields as in <see cref="JobView"/>.</summary>
internal sealed class JobRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }
    public JobState State { get; set; }
    public WorkSteps? Steps { get; set; }

    /// <summary>Codes of the services for which the steps are meant; empty: for all.</summary>
    public IReadOnlyList<string> Services { get; set; } = [];
    public int Total { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartsAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A request in a job: the pair is unique, so that each is done once.</summary>
internal sealed class JobItemRow : ITenantOwned
{
    public long JobId { get; init; }
    public long RequestId { get; init; }
    public int TenantId { get; init; }

    /// <summary>Order within the job.</summary>
    public int Number { get; init; }
    public JobItemState State { get; set; }
    public WorkStep? Step { get; set; }
    public string? Why { get; set; }
    public IReadOnlyList<string> Args { get; set; } = [];

    /// <summary>How it stood before; null when nothing was done.</summary>
    public RequestStanding? Before { get; set; }

    /// <summary>Version of the request when the job had done with it.</summary>
    public int After { get; set; }

    internal static InsertInto Into { get; } = new("work_job_item", "job_id", "request_id", "tenant_id", "number", "state", "args", "after");
}
