using Townline.Platform.Storage;

namespace Townline.Platform.Words;

/// <summary>A town's own text in place of one of ours.</summary>
internal sealed class WordingRow : ITenantOwned
{
    public int TenantId { get; init; }
    public required string Language { get; init; }
    public required string Key { get; init; }
    public required string Text { get; set; }
}
