using Townline.Platform.Storage;

namespace Townline.Identity.SecondFactors;

/// <summary>The authenticator app of a member of staff; while <see cref="ConfirmedAt"/> is null it is only offered.</summary>
internal sealed class Authenticator : ITenantOwned
{
    /// <summary>Whose; at most one each.</summary>
    public long StaffId { get; init; }
    public int TenantId { get; init; }

    /// <summary>What the app and we know. Null after an import without secrets: then it is as if there were none.</summary>
    public byte[]? Secret { get; set; }
    public DateTimeOffset OfferedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The last time step whose code was accepted: neither it nor an earlier one is accepted again.</summary>
    public long LastStep { get; set; }

    public bool IsOn => ConfirmedAt is not null && Secret is not null;
}
