using Townline.Platform.Storage;

namespace Townline.Identity.SecondFactors;

/// <summary>One of the codes on a member of staff's sheet of paper, as a hash; used once.</summary>
internal sealed class RecoveryCode : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }

    /// <summary>See <see cref="RecoveryCodes.Hash"/>.</summary>
    public required string Hash { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
