using Townline.Platform.Storage;

namespace Townline.Faces.Desk.Live;

/// <summary>Somebody of the staff has a request open.</summary>
internal sealed class PresenceRow : ITenantOwned
{
    public int TenantId { get; init; }
    public long RequestId { get; init; }
    public long StaffId { get; init; }
    public DateTimeOffset SeenAt { get; set; }
}
