using Townline.Identity.Contracts;
using Townline.Platform.Storage;

namespace Townline.Identity.Sessions;

/// <summary>One browser in which a member of staff is signed in. The cookie only names it; what stands here counts, on every node.</summary>
internal sealed class Session : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }
    public DateTimeOffset Since { get; init; }

    /// <summary>Written now and again while in use, see <see cref="SessionClock"/>.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Network address from which it was opened; null when unknown.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser says it is, at most 300 characters.</summary>
    public string? Device { get; init; }

    /// <summary>How sure we are of the owner.</summary>
    public Strength Strength { get; set; }

    /// <summary>The second step was a recovery code: the owner has lost what they usually have.</summary>
    public bool ByRecoveryCode { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
