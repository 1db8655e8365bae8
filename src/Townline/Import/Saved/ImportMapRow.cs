using Townline.Platform.Storage;

namespace Townline.Import.Saved;

/// <summary>A map that a town has saved under a name.</summary>
internal sealed class ImportMapRow : ITenantOwned
{
    public int TenantId { get; init; }

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>As in a file of the command line.</summary>
    public required string Map { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
