namespace Townline.Platform.Files.Images;

/// <summary>
/// Walks the segments of a JPEG to its end mark. What the picture needs (frame, tables, scans, colour) is kept as it is; everything
/// else (EXIF, XMP, IPTC, comments, thumbnails, further pictures, bytes after the end) is left behind.
/// </summary>
internal sealed class JpegFile
{
    private const byte TableOfCodes = 0xC4;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte TableOfQuants = 0xDB;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    private readonly ByteSource source;
    private readonly long mostPixels;
    private readonly JpegHead head = new();
    private readonly Rendition body = new();
    private JpegFrame? frame;
    private long scanBytes;

    private JpegFile(ByteSource source, long mostPixels)
    {
        this.source = source;
        this.mostPixels = mostPixels;
    }

    /// <exception cref="RefusedFileException">Cut, damaged, too large or of a kind that browsers do not show.</exception>
    public static ImageFile Read(ByteSource source, long mostPixels) => new JpegFile(source, mostPixels).Walk();

    private ImageFile Walk()
    {
        long at = 2;
        while (true)
        {
            at = NextMarker(at);
            var marker = source[at + 1];
            if (marker == EndOfImage)
            {
                break;
            }

            var length = 2 + (long)source.U16(at + 2);
            if (length < 4)
            {
                throw new RefusedFileException(Refusal.Damaged);
            }

            _ = source[at + length - 1];
            at = marker == StartOfScan ? Scan(at, length) : Segment(marker, at, length);
        }

        if (frame is null || !frame.IsScanned)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        if (scanBytes < frame.LeastBytes)
        {
            throw new RefusedFileException(Refusal.Untrue);
        }

        return new ImageFile(frame.Width, frame.Height, head.Facts, head.Write().Add(body).Write([0xFF, EndOfImage]));
    }

    private long Segment(byte marker, long at, long length)
    {
        var payload = (int)length - 4;
        switch (marker)
        {
            case TableOfCodes:
                JpegTables.CheckCodes(source.Read(at + 4, payload));
                body.Keep(at, length);
                break;
            case TableOfQuants:
                JpegTables.CheckQuants(source.Read(at + 4, payload));
                body.Keep(at, length);
                break;
            case RestartInterval when payload == 2:
                body.Keep(at, length);
                break;
            case 0xC0 or 0xC1 or 0xC2 when frame is null:
                frame = JpegFrame.Read(source.Read(at + 4, payload), mostPixels);
                body.Keep(at, length);
                break;
            case >= 0xC3 and <= 0xCF when frame is null:
                throw new RefusedFileException(Refusal.UnsupportedPicture); // lossless, hierarchical or arithmetic
            case App0:
                head.Jfif(source.Read(at + 4, payload));
                break;
            case App1:
                head.Exif(source.Read(at + 4, payload));
                break;
            case App2:
                head.Profile.Add(source.Read(at + 4, payload));
                break;
            case App14:
                head.Adobe(source.Read(at + 4, payload));
                break;
            case >= App0 and <= App15 or Comment:
                break;
            default:
                throw new RefusedFileException(Refusal.Damaged);
        }

        return at + length;
    }

    private long Scan(long at, long length)
    {
        if (frame is null)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        frame.Scan(source.Read(at + 4, (int)length - 4));
        var end = EndOfScan(at + length);
        scanBytes += end - (at + length);
        body.Keep(at, end - at);
        return end;
    }

    /// <summary>Skips what decoders skip: stray bytes before a marker and its fill bytes.</summary>
    private long NextMarker(long at)
    {
        while (true)
        {
            at = source.IndexOf(0xFF, at);
            if (at < 0)
            {
                throw new RefusedFileException(Refusal.Truncated);
            }

            var code = source[at + 1];
            if (code is not 0x00 and not 0xFF)
            {
                return at;
            }

            at++;
        }
    }

    private long EndOfScan(long at)
    {
        while (true)
        {
            at = source.IndexOf(0xFF, at);
            if (at < 0)
            {
                throw new RefusedFileException(Refusal.Truncated);
            }

            switch (source[at + 1])
            {
                case 0x00 or (>= 0xD0 and <= 0xD7): // an FF of the picture itself, or a restart mark
                    at += 2;
                    break;
                case 0xFF:
                    at++;
                    break;
                default:
                    return at;
            }
        }
    }
}
