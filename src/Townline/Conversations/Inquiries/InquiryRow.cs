using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Inquiries;

/// <summary>A question to somebody outside, as stored. Fields as in <see cref="Inquiry"/>.</summary>
internal sealed class InquiryRow : ITenantOwned
{
    /// <summary>The entry by which it was asked: its id as well.</summary>
    public long EntryId { get; init; }
    public int TenantId { get; init; }
    public long RequestId { get; init; }
    public long StaffId { get; init; }
    public required InquiryParts Parts { get; init; }
    public InquiryState State { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    public Inquiry Read() => new(EntryId, RequestId, StaffId, Parts, State, AskedAt, AnsweredAt);
}
