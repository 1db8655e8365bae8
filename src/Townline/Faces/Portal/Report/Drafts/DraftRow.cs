using Townline.Platform.Storage;

namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>A report that is being written, or was sent a short while ago.</summary>
internal sealed class DraftRow : ITenantOwned
{
    /// <summary>How long a draft is kept after its last change.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>128 random bits; stands in the address, and names the report to intake.</summary>
    public required string Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Hash of the cookie of the browser it is written in, so that nobody else who learns the address can read it.</summary>
    public required string Browser { get; init; }
    public required string Service { get; init; }

    /// <summary>Emptied when the report is sent.</summary>
    public required Typed Typed { get; init; }

    /// <summary>What was typed when this row was read: by it is known what this page changed. Not stored.</summary>
    public Typed Before { get; set; } = new();
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The request it became.</summary>
    public long? RequestId { get; init; }
    public long? Number { get; init; }
}
