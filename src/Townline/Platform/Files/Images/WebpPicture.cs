using System.Buffers.Binary;

namespace Townline.Platform.Files.Images;

/// <summary>The coded pictures inside a WebP: their sizes, and frames of an animation rebuilt from only what shows.</summary>
internal static class WebpPicture
{
    private const int FrameHeader = 16;

    public static (int Width, int Height) Size(ByteSource source, WebpChunk chunk) =>
        chunk.Type == "VP8L" ? Lossless(source, chunk) : Lossy(source, chunk);

    public static Rendition Frame(ByteSource source, WebpChunk frame, (int Width, int Height) canvas)
    {
        if (frame.Length < FrameHeader)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        var (left, top) = (2 * source.U24Little(frame.At), 2 * source.U24Little(frame.At + 3));
        var size = (Width: 1 + source.U24Little(frame.At + 6), Height: 1 + source.U24Little(frame.At + 9));
        var content = new Rendition();
        var pictures = 0;
        var chunks = new WebpChunks(source, frame.At + FrameHeader, frame.At + frame.Length);
        while (chunks.Next() is { } chunk)
        {
            if (chunk.Type is "VP8 " or "VP8L" && pictures++ == 0)
            {
                pictures = Size(source, chunk) == size ? 1 : throw new RefusedFileException(Refusal.Untrue);
                chunk.KeepIn(content);
            }
            else if (chunk.Type == "ALPH" && content.Length == 0)
            {
                chunk.KeepIn(content);
            }
        }

        if (pictures == 0 || left + size.Width > canvas.Width || top + size.Height > canvas.Height)
        {
            throw new RefusedFileException(Refusal.Untrue);
        }

        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(FrameHeader + content.Length));
        return new Rendition().Write([.. "ANMF"u8, .. length]).Keep(frame.At, FrameHeader).Add(content);
    }

    private static (int Width, int Height) Lossy(ByteSource source, WebpChunk chunk)
    {
        if (chunk.Length < 10 || (source[chunk.At] & 1) != 0 || !source.StartsWith(chunk.At + 3, [0x9D, 0x01, 0x2A]))
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        var firstPartition = source.U24Little(chunk.At) >> 5;
        return 10 + firstPartition <= chunk.Length
            ? (source.U16Little(chunk.At + 6) & 0x3FFF, source.U16Little(chunk.At + 8) & 0x3FFF)
            : throw new RefusedFileException(Refusal.Truncated);
    }

    private static (int Width, int Height) Lossless(ByteSource source, WebpChunk chunk)
    {
        if (chunk.Length < 5 || source[chunk.At] != 0x2F)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        var bits = source.U32Little(chunk.At + 1);
        return bits >> 29 == 0
            ? (1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF))
            : throw new RefusedFileException(Refusal.Damaged);
    }
}
