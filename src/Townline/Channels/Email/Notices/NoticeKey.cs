using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Notices;

/// <summary>By what an address or a subject is known again without being kept: 64 bits of HMAC-SHA256 under the town's key.</summary>
internal static class NoticeKey
{
    /// <param name="text">Case does not matter.</param>
    public static long Of(Tenant town, string text) =>
        BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(town.Secret, Encoding.UTF8.GetBytes($"notice.{text.ToLowerInvariant()}")));
}
