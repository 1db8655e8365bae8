using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Threading;

/// <summary>
/// Says of something that stands in a mail that this town wrote it: 65 bits of HMAC-SHA256 under the town's key, as 13 lower-case letters and digits
/// (addresses lose their capitals on the way).
/// </summary>
internal static class MailSeal
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;

    /// <param name="purpose">What it stands in, so that a seal of one thing is none of another.</param>
    public static string Of(Tenant town, string purpose, params ReadOnlySpan<long> ids)
    {
        var text = new StringBuilder("mail.").Append(purpose);
        foreach (var id in ids)
        {
            text.Append(CultureInfo.InvariantCulture, $".{id}");
        }

        var hash = HMACSHA256.HashData(town.Secret, Encoding.UTF8.GetBytes(text.ToString()));
        return string.Create(Length, hash, static (seal, bytes) =>
        {
            for (var i = 0; i < seal.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[bit / 8 + 1];
                seal[i] = Letters[(pair >> (11 - bit % 8)) & 31];
            }
        });
    }

    /// <summary>Compares in constant time.</summary>
    public static bool Matches(Tenant town, string purpose, string seal, params ReadOnlySpan<long> ids) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(seal), Encoding.UTF8.GetBytes(Of(town, purpose, ids)));
}
