using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>A form that gave way to another. Requests made before <see cref="Until"/> keep it, as long as no earlier one fits them better.</summary>
internal sealed class PastForm : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long ServiceId { get; init; }

    /// <summary>When it gave way.</summary>
    public DateTimeOffset Until { get; init; }
    public required ServiceForm Form { get; init; }
}
