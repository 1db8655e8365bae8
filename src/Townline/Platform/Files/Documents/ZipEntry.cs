using System.IO.Compression;

namespace Townline.Platform.Files.Documents;

/// <param name="Name">With folders, as written.</param>
/// <param name="IsEncrypted">Needs a password.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="PackedBytes">Bytes in the file.</param>
/// <param name="Bytes">Bytes it says it unpacks to.</param>
/// <param name="Header">Where its own header starts.</param>
internal sealed record ZipEntry(string Name, bool IsEncrypted, int Method, long PackedBytes, long Bytes, long Header)
{
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int HeaderBytes = 30;

    /// <summary>The content, unpacked while it is read; it may be longer than it said. Damage shows as <see cref="InvalidDataException"/>.</summary>
    public Stream Open(Stream content, ByteSource source)
    {
        if (!source.StartsWith(Header, "PK\u0003\u0004"u8) || Method is not (Stored or Deflated))
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        var at = Header + HeaderBytes + source.U16Little(Header + 26) + source.U16Little(Header + 28);
        if (at + PackedBytes > source.Length)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        var packed = new RangesStream(content, [(at, PackedBytes)]);
        return Method == Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }
}
