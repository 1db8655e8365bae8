using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Townline.People.Contracts;

/// <summary>
/// Stands for an e-mail address beside what was said with it: 63 bits of SHA-256. Whoever proves an address finds by it
/// what came with that address, also when the person is known by others (docs/decisions/0260).
/// </summary>
internal static class AddressMark
{
    /// <summary>Of the first e-mail address that somebody gave with their words; null for none.</summary>
    public static long? Of(ClaimedPerson claim)
    {
        foreach (var identity in claim.Identities)
        {
            if (identity.Kind == IdentityKind.Email && IdentityForm.Of(IdentityKind.Email, identity.Value) is { } value)
            {
                return Of(value);
            }
        }

        return null;
    }

    /// <param name="value">In its one comparable form, see <see cref="IdentityForm"/>.</param>
    public static long Of(string value) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(value))) & long.MaxValue;
}
