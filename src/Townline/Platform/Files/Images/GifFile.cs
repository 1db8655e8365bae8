namespace Townline.Platform.Files.Images;

/// <summary>
/// Walks the blocks of a GIF. Frames, their timing and the loop count are kept; comments, texts, other applications' blocks and bytes
/// after the end are left behind.
/// </summary>
internal sealed class GifFile
{
    private const byte Extension = 0x21;
    private const byte Frame = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;
    private const byte PlainText = 0x01;

    private readonly ByteSource source;
    private readonly int width;
    private readonly int height;
    private readonly Rendition body = new();
    private long control = -1;
    private byte[]? loop;
    private int frames;

    private GifFile(ByteSource source, long mostPixels)
    {
        this.source = source;
        (width, height) = (source.U16Little(6), source.U16Little(8));
        ImageFile.CheckSize(width, height, mostPixels);
    }

    /// <exception cref="RefusedFileException">Cut, damaged, too large or untrue.</exception>
    public static ImageFile Read(ByteSource source, long mostPixels) => new GifFile(source, mostPixels).Walk();

    private ImageFile Walk()
    {
        var first = 13 + ColourTable(source[10]);
        _ = source[first];
        long at = first;
        while (source[at] is var block && block != Trailer)
        {
            at = block switch
            {
                Extension => Extend(at),
                Frame => Picture(at),
                _ => throw new RefusedFileException(Refusal.Damaged),
            };
        }

        if (frames == 0)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        var published = new Rendition().Keep(0, first).Write(loop ?? []).Add(body).Write([Trailer]);
        return new ImageFile(width, height, PhotoFacts.None, published);
    }

    private long Extend(long at)
    {
        var end = EndOfBlocks(at + 2, out var bytes);
        switch (source[at + 1])
        {
            case GraphicControl when source[at + 2] == 4 && bytes == 4:
                control = at;
                break;
            case PlainText:
                control = -1; // it belonged to the text, which is dropped
                break;
            case Application when bytes == 14 && source.StartsWith(at + 2, "\u000BNETSCAPE2.0\u0003\u0001"u8):
                loop ??= [Extension, Application, .. "\u000BNETSCAPE2.0\u0003\u0001"u8, source[at + 16], source[at + 17], 0];
                break;
        }

        return end;
    }

    private long Picture(long at)
    {
        var (left, top, across, down) =
            (source.U16Little(at + 1), source.U16Little(at + 3), source.U16Little(at + 5), source.U16Little(at + 7));
        var data = at + 10 + ColourTable(source[at + 9]);
        var codeBits = source[data];
        var end = EndOfBlocks(data + 1, out var bytes);
        if (across == 0 || down == 0 || codeBits is < 1 or > 11)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        if (left + across > width || top + down > height || (long)across * down > MostPixels(bytes * 8 / (codeBits + 1)))
        {
            throw new RefusedFileException(Refusal.Untrue);
        }

        if (control >= 0)
        {
            body.Keep(control, 8);
            control = -1;
        }

        body.Keep(at, end - at);
        frames++;
        return end;
    }

    /// <summary>A code stands for at most one pixel more than the code before it, and never for more than the table of 4,096 can hold.</summary>
    private static long MostPixels(long codes) =>
        codes <= 4096 ? codes * (codes + 1) / 2 : 4096L * 4097 / 2 + (codes - 4096) * 4096;

    private static int ColourTable(byte flags) => (flags & 0x80) != 0 ? 3 * (2 << (flags & 7)) : 0;

    private long EndOfBlocks(long at, out long bytes)
    {
        bytes = 0;
        for (int length; (length = source[at]) != 0; at += 1 + length)
        {
            bytes += length;
        }

        return at + 1;
    }
}
