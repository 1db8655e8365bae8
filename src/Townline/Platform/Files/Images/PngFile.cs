using System.IO.Compression;

namespace Townline.Platform.Files.Images;

/// <summary>
/// Walks the chunks of a PNG, checks every checksum and that the packed picture has exactly the size its header promises, and keeps
/// the picture with what its colours need. Texts, times, EXIF, animation and bytes after the end are left behind.
/// </summary>
internal sealed class PngFile
{
    private const int MostChunks = 100_000;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    private readonly ByteSource source;
    private readonly long mostPixels;
    private readonly Rendition head = new();
    private readonly Rendition picture = new();
    private readonly HashSet<string> seen = [];
    private PngHeader? header;
    private PhotoFacts facts = PhotoFacts.None;
    private bool pictureEnded;

    private PngFile(ByteSource source, long mostPixels)
    {
        this.source = source;
        this.mostPixels = mostPixels;
    }

    /// <param name="content">The stream behind <paramref name="source"/>.</param>
    /// <exception cref="RefusedFileException">Cut, damaged, too large or untrue.</exception>
    public static ImageFile Read(Stream content, ByteSource source, long mostPixels) =>
        new PngFile(source, mostPixels).Walk(content);

    private ImageFile Walk(Stream content)
    {
        var packed = new List<(long Offset, long Length)>();
        string type;
        for (long at = Signature.Length; ; at += 12 + source.U32(at))
        {
            var length = source.U32(at);
            if (at + 12 + length > source.Length)
            {
                throw new RefusedFileException(Refusal.Truncated);
            }

            type = System.Text.Encoding.ASCII.GetString(source.Read(at + 4, 4));
            if (Crc32.Of(source, at + 4, length + 4) != source.U32(at + 8 + length) || (header is null && type != "IHDR"))
            {
                throw new RefusedFileException(Refusal.Damaged);
            }

            if (type == "IEND")
            {
                break;
            }

            if (type == "IDAT")
            {
                Picture(at, length);
                packed.Add((at + 8, length));
                if (packed.Count > MostChunks)
                {
                    throw new RefusedFileException(Refusal.Damaged);
                }
            }
            else
            {
                Chunk(type, at, length);
            }
        }

        if (packed.Count == 0)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        CheckPicture(content, packed);
        if (facts.Orientation != 1)
        {
            head.Write(PngChunk.Make("eXIf", Exif.OnlyOrientation(facts.Orientation)));
        }

        var published = new Rendition().Write(Signature).Add(head).Add(picture).Write(PngChunk.Make("IEND", []));
        return new ImageFile(header!.Width, header.Height, facts, published);
    }

    private void Picture(long at, long length)
    {
        if (pictureEnded || (header!.NeedsPalette && !seen.Contains("PLTE")))
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        picture.Keep(at, 12 + length);
    }

    private void Chunk(string type, long at, long length)
    {
        pictureEnded = picture.Length > 0;
        var first = seen.Add(type);
        if (type == "IHDR" && first)
        {
            header = PngHeader.Read(source.ReadUpTo(at + 8, (int)Math.Min(length, PngHeader.Bytes + 1)), mostPixels);
            head.Keep(at, 12 + length);
        }
        else if (type == "PLTE" && first && !pictureEnded && length is > 0 and <= 768 && length % 3 == 0)
        {
            head.Keep(at, 12 + length);
        }
        else if (char.IsUpper(type[0]))
        {
            throw new RefusedFileException(Refusal.Damaged); // needed to show the picture, but unknown, twice or out of place
        }
        else if (type == "eXIf" && first && length <= Exif.MostBytes)
        {
            facts = Exif.Read(source.Read(at + 8, (int)length));
        }
        else if (first && !pictureEnded && type == "iCCP" && length <= IccProfile.MostBytes)
        {
            head.Write(PngProfile.Rebuild(source.Copy(at + 8, (int)length)));
        }
        else if (first && !pictureEnded && PngChunk.IsOfColour(type, length))
        {
            head.Keep(at, 12 + length);
        }
    }

    private void CheckPicture(Stream content, List<(long Offset, long Length)> packed)
    {
        using var unpacked = new ZLibStream(new RangesStream(content, packed), CompressionMode.Decompress);
        var buffer = new byte[ByteSource.Window];
        var expected = header!.UnpackedBytes;
        long bytes = 0;
        try
        {
            for (int read; bytes <= expected && (read = unpacked.Read(buffer)) > 0;)
            {
                bytes += read;
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        if (bytes != expected)
        {
            throw new RefusedFileException(bytes < expected ? Refusal.Truncated : Refusal.Untrue);
        }
    }
}
