using System.IO.Compression;
using System.Security.Cryptography;

namespace Townline.Places.Map.Documents;

/// <summary>A document of the map, made once and kept in the forms in which it is sent.</summary>
internal sealed class MapDocument
{
    public MapDocument(byte[] plain)
    {
        (Plain, Brotli) = (plain, Compress(plain));
        Tag = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8));
    }

    public byte[] Plain { get; }

    public byte[] Brotli { get; }

    /// <summary>Changes when the content does.</summary>
    public string Tag { get; }

    private static byte[] Compress(byte[] plain)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
            brotli.Write(plain);
        return target.ToArray();
    }
}
