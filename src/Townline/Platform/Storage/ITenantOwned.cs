namespace Townline.Platform.Storage;

/// <summary>A row that belongs to one town. The model gives every such entity a query filter on <see cref="TenantId"/>.</summary>
internal interface ITenantOwned
{
    /// <summary>The town that owns the row; above 0.</summary>
    int TenantId { get; }
}
