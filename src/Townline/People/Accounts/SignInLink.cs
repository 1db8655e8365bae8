using Townline.Platform.Storage;

namespace Townline.People.Accounts;

/// <summary>A link that somebody asked for. Secrets are here only as hashes.</summary>
internal sealed class SignInLink : ITenantOwned
{
    /// <summary>How often its code may be typed wrong.</summary>
    public const int MostTries = 5;

    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Hash of what the mail carries.</summary>
    public required string Hash { get; init; }

    /// <summary>Hash of the name of the browser that asked.</summary>
    public required string Browser { get; init; }

    /// <summary>What stands in that browser, for another one.</summary>
    public required string Code { get; init; }

    /// <summary>In its comparable form.</summary>
    public required string Address { get; init; }

    /// <summary>As typed.</summary>
    public required string Display { get; init; }
    public required string Language { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>1 when a mail was sent; 0 when this address had got enough of them, which the page does not tell.</summary>
    public int Mailed { get; init; }

    /// <summary>Wrong codes so far.</summary>
    public int Tries { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}
