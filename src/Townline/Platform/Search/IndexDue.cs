using Townline.Platform.Storage;

namespace Townline.Platform.Search;

/// <summary>A town whose indexes of words and points are being filled anew, and how far that is.</summary>
internal sealed class IndexDue : ITenantOwned
{
    public int TenantId { get; init; }

    /// <summary>The <see cref="IIndexed.Table"/> that is gone through; empty before the first.</summary>
    public required string TableName { get; init; }

    /// <summary>Its last id that is done.</summary>
    public long After { get; init; }
}
