using System.Buffers.Binary;
using System.Text;

namespace Townline.Platform.Files.Images;

internal static class PngChunk
{
    /// <summary>Chunks that change how a picture looks and are too small or too fixed to hide anything in.</summary>
    public static bool IsOfColour(string type, long length) => (type, length) switch
    {
        ("tRNS", > 0 and <= 256) => true,
        ("gAMA", 4) or ("cHRM", 32) or ("sRGB", 1) or ("pHYs", 9) or ("cICP", 4) or ("sBIT", <= 4) => true,
        _ => false,
    };

    public static byte[] Make(string type, ReadOnlySpan<byte> payload)
    {
        var chunk = new byte[12 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, payload.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        payload.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + payload.Length), Crc32.Of(chunk.AsSpan(4, 4 + payload.Length)));
        return chunk;
    }
}
