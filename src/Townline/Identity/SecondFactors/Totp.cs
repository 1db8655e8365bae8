using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Identity.SecondFactors;

/// <summary>Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six digits, a new one every 30 seconds.</summary>
internal static class Totp
{
    public const int Digits = 6;
    private const int Period = 30;
    private const int SecretBytes = 20;

    /// <summary>How many steps a telephone's clock may be off, either way.</summary>
    private const int Slack = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The number of the 30 seconds in which a moment lies.</summary>
    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Period;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The standard says HMAC-SHA-1, and apps know no other.")]
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 15)..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step about <paramref name="now"/> whose code this is; null when it is none's.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        long? found = null;
        for (var step = StepAt(now) - Slack; step <= StepAt(now) + Slack; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.ASCII.GetBytes(code)))
                found = step;
        }
        return found;
    }

    /// <summary>What was typed without blanks; null when it is not six digits.</summary>
    public static string? Read(string typed)
    {
        var digits = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter)));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>What the QR code of the set-up says.</summary>
    public static string Link(string town, string email, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(town)}:{Uri.EscapeDataString(email)}?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(town)}";
}
