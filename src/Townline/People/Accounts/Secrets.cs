using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Townline.Platform.Tenancy;

namespace Townline.People.Accounts;

/// <summary>Random secrets of links and sessions, and what is kept of them.</summary>
internal static class Secrets
{
    private const int Half = 16;

    /// <summary>Longer than any secret of ours.</summary>
    private const int Longest = 100;

    /// <summary>256 random bits, fit for a cookie.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(2 * Half));

    /// <summary>128 random bits and as many that this town signs them with, fit for an address.</summary>
    public static string Signed(Tenant town)
    {
        var random = RandomNumberGenerator.GetBytes(Half);
        return Base64Url.EncodeToString([.. random, .. Signature(town, random)]);
    }

    /// <summary>Whether this town made it: forged ones are refused without asking the database.</summary>
    public static bool IsSigned(Tenant town, string? secret)
    {
        if (secret is null || secret.Length > Longest || !Base64Url.IsValid(secret))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(secret);
        return bytes.Length == 2 * Half && CryptographicOperations.FixedTimeEquals(Signature(town, bytes[..Half]), bytes.AsSpan(Half));
    }

    /// <summary>What is kept of a secret; null for what is none.</summary>
    public static string? Hash(string? secret) =>
        secret is { Length: > 0 and <= Longest } ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : null;

    private static byte[] Signature(Tenant town, byte[] random) => HMACSHA256.HashData(town.Secret, (byte[])[.. "sign-in-link."u8, .. random])[..Half];
}
