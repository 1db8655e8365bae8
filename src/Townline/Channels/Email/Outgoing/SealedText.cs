using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Passwords and keys are in the database only encrypted, under the keys with which the installation protects its cookies.</summary>
internal sealed class SealedText(IDataProtectionProvider protection)
{
    public string? Seal(int tenantId, string? text) => string.IsNullOrEmpty(text) ? null : Protector(tenantId).Protect(text);

    /// <returns>Null for none, and for one that was sealed under keys that are not here, as in another installation.</returns>
    public string? Open(int tenantId, string? sealedText)
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) ? null : Protector(tenantId).Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(int tenantId) => protection.CreateProtector("Townline.OutgoingMail", $"town {tenantId}");
}
