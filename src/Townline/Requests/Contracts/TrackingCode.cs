using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Townline.Platform.Tenancy;

namespace Townline.Requests.Contracts;

/// <summary>
/// The code that, beside the reference, opens a request to its reporter: 50 bits of HMAC-SHA256 over the request's id under the town's
/// key, in Crockford's base 32 (no I, L, O, U). Derived, so nothing is stored and nothing can leak from a backup without the key.
/// </summary>
internal static class TrackingCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;

    public static string Of(Tenant tenant, long requestId)
    {
        Span<byte> id = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(id, requestId);
        HMACSHA256.HashData(tenant.Secret, id, hash);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return string.Create(Length, bits, static (code, value) =>
        {
            for (var i = 0; i < code.Length; i++)
            {
                code[i] = Letters[(int)(value >> (59 - 5 * i)) & 31];
            }
        });
    }

    /// <summary>Compares in constant time; case, blanks, hyphens and the letters people confuse do not matter.</summary>
    public static bool Matches(Tenant tenant, long requestId, string? typed)
    {
        var normal = (typed ?? "").ToUpperInvariant().Replace(" ", "").Replace("-", "").Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(normal), Encoding.UTF8.GetBytes(Of(tenant, requestId)));
    }
}
