using Townline.Platform.Storage;

namespace Townline.Platform.Outbox;

/// <summary>Work asked for by a committed unit: at once (outbox) or later (timer). Deleted by the unit that does it.</summary>
internal sealed class OutboxRow : ITenantOwned
{
    /// <summary>Also the idempotency key for calls to the outside.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Topic { get; init; }
    public required string Payload { get; init; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Rows with the same key run one after another, in the order of their ids.</summary>
    public string? OrderKey { get; init; }
    public int Attempts { get; set; }

    /// <summary>Until when (unix ms) a process has taken this row; 0 when free.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>1 when given up after the last attempt; it then waits for a person on the dead letters screen.</summary>
    public int Dead { get; set; }
    public string? LastError { get; set; }

    internal static InsertInto Into { get; } = new(
        "platform_outbox", "id", "tenant_id", "topic", "payload", "due_at", "order_key", "attempts", "lease_until", "dead");
}
