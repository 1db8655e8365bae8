using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Views;

/// <summary>A saved view as stored. Fields as in <see cref="SavedView"/>.</summary>
internal sealed class ViewRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long OwnerId { get; init; }
    public ViewAudience Audience { get; set; }
    public long? TeamId { get; set; }
    public required string Name { get; set; }
    public required string Text { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Where a view stands with one clerk, who has moved or unpinned it.</summary>
internal sealed class ViewPlaceRow : ITenantOwned
{
    public int TenantId { get; init; }
    public long StaffId { get; init; }
    public long ViewId { get; init; }
    public int Position { get; set; }
    public bool Pinned { get; set; }
}
