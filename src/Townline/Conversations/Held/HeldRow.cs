using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Held;

/// <summary>An answer that waits, as stored. Fields as in <see cref="HeldAnswer"/>.</summary>
internal sealed class HeldRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long RequestId { get; init; }
    public long StaffId { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<long> Files { get; init; }
    public bool ForAll { get; init; }
    public bool Asks { get; init; }
    public required LetterParts Letter { get; init; }

    /// <summary>As JSON.</summary>
    public string? Inquiry { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public bool IsScheduled { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? OvertakenAt { get; init; }
    public string? Problem { get; init; }

    public HeldAnswer Read() => new()
    {
        Id = Id,
        RequestId = RequestId,
        StaffId = StaffId,
        Text = Text,
        Files = Files,
        ForAll = ForAll,
        Asks = Asks,
        Letter = Letter,
        Inquiry = Inquiry is null ? null : JsonColumn.Read<InquiryParts>(Inquiry),
        DueAt = DueAt,
        IsScheduled = IsScheduled,
        OvertakenAt = OvertakenAt,
        Problem = Problem,
    };
}
