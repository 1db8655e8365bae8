using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>A call-back as stored; of one number at most one is open. Fields as in <see cref="CallBackView"/>.</summary>
internal sealed class CallBackRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public CallBackState State { get; set; }
    public required string Number { get; init; }
    public required string Shown { get; init; }
    public long CallId { get; init; }
    public int Calls { get; set; }
    public long? TeamId { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public required IReadOnlyList<CallAttempt> Attempts { get; set; }
    public long? ClosedById { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    public CallBackView Read() => new()
    {
        Id = Id,
        State = State,
        Number = Number,
        Shown = Shown,
        CallId = CallId,
        Calls = Calls,
        TeamId = TeamId,
        AskedAt = AskedAt,
        DueAt = DueAt,
        Attempts = Attempts,
        ClosedById = ClosedById,
        ClosedAt = ClosedAt,
    };
}
