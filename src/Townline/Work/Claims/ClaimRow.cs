using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Claims;

/// <summary>The claim on a request, one at most; it holds until <see cref="Until"/>. Fields as in <see cref="ClaimView"/>.</summary>
internal sealed class ClaimRow : ITenantOwned
{
    public long RequestId { get; init; }
    public int TenantId { get; init; }
    public long Number { get; init; }
    public long StaffId { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset Since { get; init; }
    public DateTimeOffset Until { get; init; }
    public long? FromStaffId { get; init; }

    public ClaimView Read() => new()
    {
        RequestId = RequestId,
        Number = Number,
        StaffId = StaffId,
        Name = Name,
        Since = Since,
        Until = Until,
        FromStaffId = FromStaffId,
    };
}
