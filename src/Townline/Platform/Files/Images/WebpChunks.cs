using System.Text;

namespace Townline.Platform.Files.Images;

/// <param name="Type">Four letters.</param>
/// <param name="At">Where the payload starts; its header is the 8 bytes before.</param>
/// <param name="Length">Bytes of payload, without the padding to an even length.</param>
internal sealed record WebpChunk(string Type, long At, long Length)
{
    /// <summary>Takes header and payload; padding is written as zero, whatever it was.</summary>
    public Rendition KeepIn(Rendition rendition)
    {
        rendition.Keep(At - 8, 8 + Length);
        return Length % 2 == 1 ? rendition.Write([0]) : rendition;
    }
}

/// <summary>The chunks between two places of a file, one after the other.</summary>
internal sealed class WebpChunks(ByteSource source, long at, long end)
{
    public WebpChunk? Next()
    {
        if (at >= end)
        {
            return null;
        }

        if (at + 8 > end || at + 8 + source.U32Little(at + 4) > end)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        var chunk = new WebpChunk(Encoding.ASCII.GetString(source.Read(at, 4)), at + 8, source.U32Little(at + 4));
        at = chunk.At + chunk.Length + chunk.Length % 2;
        return chunk;
    }
}
