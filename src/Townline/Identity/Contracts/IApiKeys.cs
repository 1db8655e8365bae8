using Townline.Platform.Events;

namespace Townline.Identity.Contracts;

/// <summary>Keys with which other programs speak to a town: checked on every call from memory, kept as hashes.</summary>
internal interface IApiKeys
{
    /// <summary>Whether <paramref name="secret"/> opens <paramref name="scope"/> in this town now; counts against the key's limit when it does.
    /// A revoked key is refused at once on this node, and on others as soon as they hear of it (a second or two).</summary>
    ValueTask<KeyCheck> Check(int tenantId, string? secret, string scope);

    /// <summary>Makes a key. Its secret is in the answer and nowhere else, ever.</summary>
    /// <exception cref="ArgumentException">An unknown scope, none at all, no name, a limit below 1, a given secret under 8 characters or in use.</exception>
    Task<NewApiKey> Create(int tenantId, Actor actor, ApiKeyOrder order, CancellationToken cancel = default);

    /// <summary>Ends a key for good; false when the town has no such live key.</summary>
    Task<bool> Revoke(int tenantId, Actor actor, long id, CancellationToken cancel = default);

    /// <summary>All keys of the town, revoked ones too, newest first.</summary>
    Task<IReadOnlyList<ApiKeyView>> List(int tenantId, CancellationToken cancel = default);
}

/// <summary>What a new key should be.</summary>
/// <param name="Name">For the people who manage keys: "Fix-it app".</param>
/// <param name="Scopes">Of <see cref="ApiScopes"/>; at least one.</param>
/// <param name="RequestsPerMinute">Its own limit, from 1; null for none.</param>
/// <param name="Secret">Given from outside (demo, moving house), at least <see cref="ShortestSecret"/> characters, or null to have one made.</param>
internal sealed record ApiKeyOrder(string Name, IReadOnlyList<string> Scopes, int? RequestsPerMinute, string? Secret = null)
{
    public const int ShortestSecret = 8;
}

/// <summary>A key just made, with the secret that is shown once.</summary>
internal sealed record NewApiKey(long Id, string Secret);

/// <summary>A key as it may be shown; <paramref name="Prefix"/> is the beginning of its secret, to recognise it by.</summary>
internal sealed record ApiKeyView(
    long Id,
    string Name,
    string Prefix,
    IReadOnlyList<string> Scopes,
    int? RequestsPerMinute,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt
);

/// <summary>What came of checking a key.</summary>
internal enum KeyVerdict
{
    Good,

    /// <summary>No key was given.</summary>
    Missing,

    /// <summary>Unknown here, or revoked.</summary>
    Unknown,

    /// <summary>A key of this town, but not for this.</summary>
    WrongScope,

    /// <summary>Over its limit; see <see cref="KeyCheck.RetryAfter"/>.</summary>
    TooMany,

    /// <summary>Too many unknown keys from one network address; see <see cref="KeyCheck.RetryAfter"/>.</summary>
    Guessing,
}

/// <summary>The verdict, the key it is about (when known), and how long to wait when there were too many calls.</summary>
internal readonly record struct KeyCheck(KeyVerdict Verdict, long? KeyId = null, TimeSpan RetryAfter = default)
{
    public bool Good => Verdict == KeyVerdict.Good;
}
