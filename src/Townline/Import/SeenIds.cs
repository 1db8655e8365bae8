using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Import;

/// <summary>Sees to it that a request that stands twice in a file is taken once.</summary>
/// <param name="acrossBatches">
/// Remembers all ids of the file, 16 bytes each: for a dry run, in which the database does not remember them.
/// </param>
internal sealed class SeenIds(bool acrossBatches)
{
    private readonly HashSet<UInt128> _earlier = [];

    /// <summary>The first of each id.</summary>
    public List<ImportedRequest> Once(IReadOnlyList<ImportedRequest> requests)
    {
        var once = new List<ImportedRequest>(requests.Count);
        var here = new HashSet<string>(requests.Count, StringComparer.Ordinal);
        foreach (var request in requests)
        {
            if (here.Add(request.ExternalId) && (!acrossBatches || _earlier.Add(Fingerprint(request.ExternalId))))
            {
                once.Add(request);
            }
        }

        return once;
    }

    private static UInt128 Fingerprint(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
