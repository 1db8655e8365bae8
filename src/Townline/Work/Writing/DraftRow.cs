using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Writing;

/// <summary>
/// A draft as stored. A row whose text is empty was sent or thrown away: it stays for a day, so that what a page saves too late does not
/// bring it back.
/// </summary>
internal sealed class DraftRow : ITenantOwned
{
    public long RequestId { get; init; }
    public long StaffId { get; init; }
    public required string Field { get; init; }
    public int TenantId { get; init; }
    public required string Text { get; init; }

    /// <summary>What else stands in the form, as the page writes it.</summary>
    public required string Parts { get; init; }
    public int Version { get; init; }
    public long Seen { get; init; }

    /// <summary>1 when colleagues may read it.</summary>
    public int Shared { get; init; }
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The page that wrote last.</summary>
    public required string Page { get; init; }

    /// <summary>The page that was sent last, and SHA-256 of how and what.</summary>
    public required string SentPage { get; init; }
    public required string SentSha { get; init; }

    public DraftView Read() => new()
    {
        RequestId = RequestId,
        StaffId = StaffId,
        Field = Field,
        Text = Text,
        Parts = Parts,
        Version = Version,
        Seen = Seen,
        Shared = Shared == 1,
        ChangedAt = ChangedAt,
    };
}
