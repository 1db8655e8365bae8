using Townline.Identity.Contracts;
using Townline.Identity.Rights;

namespace Townline.Identity.Sessions;

/// <summary>The session that this request came with, once its cookie is read. Scoped.</summary>
internal sealed class CurrentSession
{
    /// <summary>Null for residents, programs, and whoever's session has ended.</summary>
    public LiveSession? Live { get; set; }
}

/// <summary>An open session and its owner, as the database has them now.</summary>
/// <param name="EnrolUntil">Until when the owner may go on with less than the role asks for; null when they have what it asks for.</param>
/// <param name="ByRecoveryCode">The owner has lost what they usually have.</param>
internal sealed record LiveSession(long Id, SignedInStaff Staff, Strength Strength, DateTimeOffset Since, DateTimeOffset? EnrolUntil, SignInPolicy Policy, bool ByRecoveryCode);
