using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Identity.Keys;

/// <summary>The secret of a key: 32 random bytes, so that a plain SHA-256 of it can neither be guessed nor looked up.</summary>
internal static class KeySecret
{
    private const int Shown = 8;

    public static string Make() => "tl_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The beginning to recognise it by; of a short one that was given, at most a quarter.</summary>
    public static string Prefix(string secret) => secret[..Math.Min(Shown, secret.Length / 4)];
}
