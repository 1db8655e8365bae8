using Townline.Identity.Contracts;
using Townline.Platform.Storage;

namespace Townline.Identity.Keys;

/// <summary>An API key as it is stored: its secret only as a hash.</summary>
internal sealed class ApiKeyRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Name { get; init; }

    /// <summary>The first characters of the secret, to recognise it by.</summary>
    public required string Prefix { get; init; }

    /// <summary>See <see cref="KeySecret.Hash"/>; unique in the town.</summary>
    public required string Hash { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? RequestsPerMinute { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Written about once a minute while in use.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    public ApiKeyView View() => new(Id, Name, Prefix, Scopes, RequestsPerMinute, CreatedAt, LastUsedAt, RevokedAt);
}
