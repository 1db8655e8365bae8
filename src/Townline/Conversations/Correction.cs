using Townline.Platform.Storage;

namespace Townline.Conversations;

/// <summary>Words that stood in an entry before they were corrected.</summary>
internal sealed class Correction : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long EntryId { get; init; }
    public required string Before { get; init; }
    public required string Reason { get; init; }
    public long? ById { get; init; }
    public DateTimeOffset At { get; init; }
}
