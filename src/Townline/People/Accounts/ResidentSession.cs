using Townline.Platform.Storage;

namespace Townline.People.Accounts;

/// <summary>A browser in which a resident is signed in.</summary>
internal sealed class ResidentSession : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Hash of what the cookie carries.</summary>
    public required string Hash { get; init; }

    /// <summary>See <see cref="PersonIdentity.AccountId"/>.</summary>
    public long AccountId { get; init; }

    /// <summary>The address by which they signed in; when it is theirs no longer, the session is over.</summary>
    public long IdentityId { get; init; }
    public DateTimeOffset Since { get; init; }

    /// <summary>What the browser says it is, at most 300 characters.</summary>
    public string? Device { get; init; }
}
