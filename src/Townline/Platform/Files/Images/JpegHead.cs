namespace Townline.Platform.Files.Images;

/// <summary>What stands before the picture in a JPEG: read for its facts, written anew with only what the picture needs.</summary>
internal sealed class JpegHead
{
    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    private byte[]? jfif;
    private byte[]? adobe;
    private bool exifSeen;

    public PhotoFacts Facts { get; private set; } = PhotoFacts.None;

    public JpegProfile Profile { get; } = new();

    public void Jfif(ReadOnlySpan<byte> payload)
    {
        if (jfif is null && payload.Length >= JfifLength && payload.StartsWith("JFIF\0"u8))
        {
            jfif = payload[..JfifLength].ToArray();
            jfif[12] = jfif[13] = 0; // without a thumbnail
        }
    }

    public void Exif(ReadOnlySpan<byte> payload)
    {
        if (!exifSeen && payload.StartsWith("Exif\0\0"u8))
        {
            exifSeen = true;
            Facts = Images.Exif.Read(payload[6..]);
        }
    }

    /// <summary>Says whether the colours are RGB, YCC or CMYK; without it some pictures turn green.</summary>
    public void Adobe(ReadOnlySpan<byte> payload)
    {
        if (payload.Length >= AdobeLength && payload.StartsWith("Adobe"u8))
        {
            adobe = payload[..AdobeLength].ToArray();
        }
    }

    public Rendition Write()
    {
        var head = new Rendition().Write([0xFF, 0xD8]);
        if (jfif is not null)
        {
            Segment(head, 0xE0, jfif);
        }

        if (Facts.Orientation != 1)
        {
            Segment(head, 0xE1, [.. "Exif\0\0"u8, .. Images.Exif.OnlyOrientation(Facts.Orientation)]);
        }

        foreach (var part in Profile.Parts())
        {
            Segment(head, 0xE2, part);
        }

        if (adobe is not null)
        {
            Segment(head, 0xEE, adobe);
        }

        return head;
    }

    private static void Segment(Rendition head, byte marker, byte[] payload)
    {
        var length = payload.Length + 2;
        head.Write([0xFF, marker, (byte)(length >> 8), (byte)length, .. payload]);
    }
}
