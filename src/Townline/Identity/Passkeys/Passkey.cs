using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Townline.Platform.Storage;

namespace Townline.Identity.Passkeys;

/// <summary>A passkey of a member of staff: a public key, whose other half never leaves their device. Nothing here opens anything.</summary>
internal sealed class Passkey : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }

    /// <summary>The name that the device gave it; base 64 for addresses, unique in the town.</summary>
    public required string CredentialId { get; init; }
    public required byte[] PublicKey { get; init; }

    /// <summary>What the owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>How often the device says to have signed; one that falls back is a copy. Zero with devices that do not count.</summary>
    public long SignCount { get; set; }
    public required IReadOnlyList<string> Transports { get; init; }
    public bool IsUserVerified { get; set; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>What the library made of a device's answer.</summary>
    public static Passkey Of(UserPasskeyInfo made, long id, int tenantId, long staffId, string name, DateTimeOffset now) =>
        new()
        {
            Id = id,
            TenantId = tenantId,
            StaffId = staffId,
            CredentialId = WebEncoders.Base64UrlEncode(made.CredentialId),
            PublicKey = made.PublicKey,
            Name = name,
            SignCount = made.SignCount,
            Transports = made.Transports ?? [],
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            CreatedAt = now,
        };

    /// <summary>As the library wants it. How it was made is not kept: nothing here asks for a device of a certain maker.</summary>
    public UserPasskeyInfo View() =>
        new(WebEncoders.Base64UrlDecode(CredentialId), PublicKey, CreatedAt, (uint)SignCount, [.. Transports], IsUserVerified, IsBackupEligible, IsBackedUp, [], []) { Name = Name };
}
