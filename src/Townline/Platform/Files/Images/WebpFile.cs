using System.Buffers.Binary;

namespace Townline.Platform.Files.Images;

/// <summary>
/// Walks the RIFF chunks of a WebP. Pictures, transparency, animation and a true colour profile are kept; EXIF, XMP, unknown chunks
/// and bytes after the end are left behind, and the header's flags are written anew to match.
/// </summary>
internal sealed class WebpFile
{
    private const byte HasAnimation = 0x02;
    private const byte HasExif = 0x08;
    private const byte HasAlpha = 0x10;
    private const byte HasProfile = 0x20;

    private readonly ByteSource source;
    private readonly Rendition profile = new();
    private readonly Rendition body = new();
    private PhotoFacts facts = PhotoFacts.None;
    private (int Width, int Height) canvas;
    private bool pictureSeen;

    private WebpFile(ByteSource source) => this.source = source;

    /// <exception cref="RefusedFileException">Cut, damaged, too large or untrue.</exception>
    public static ImageFile Read(ByteSource source, long mostPixels)
    {
        var file = new WebpFile(source);
        var chunks = file.Chunks();
        var first = chunks.Next() ?? throw new RefusedFileException(Refusal.Truncated);
        file.canvas = first.Type switch
        {
            "VP8X" when first.Length == 10 => (1 + source.U24Little(first.At + 4), 1 + source.U24Little(first.At + 7)),
            "VP8 " or "VP8L" => WebpPicture.Size(source, first),
            _ => throw new RefusedFileException(Refusal.Damaged),
        };
        ImageFile.CheckSize(file.canvas.Width, file.canvas.Height, mostPixels);
        var content = first.Type == "VP8X" ? file.Extended(source[first.At], chunks) : first.KeepIn(new Rendition());
        return new ImageFile(file.canvas.Width, file.canvas.Height, file.facts, Riff(content));
    }

    private WebpChunks Chunks()
    {
        var end = 8 + source.U32Little(4);
        return end <= source.Length ? new WebpChunks(source, 12, end) : throw new RefusedFileException(Refusal.Truncated);
    }

    private Rendition Extended(byte flags, WebpChunks chunks)
    {
        var animated = (flags & HasAnimation) != 0;
        while (chunks.Next() is { } chunk)
        {
            Chunk(chunk, animated);
        }

        if (!pictureSeen)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        var turned = facts.Orientation != 1;
        var kept = (flags & (HasAlpha | HasAnimation)) | (profile.Length > 0 ? HasProfile : 0) | (turned ? HasExif : 0);
        var (right, bottom) = (canvas.Width - 1, canvas.Height - 1);
        var content = new Rendition().Write(
        [
            .. "VP8X"u8, 10, 0, 0, 0, (byte)kept, 0, 0, 0,
            (byte)right, (byte)(right >> 8), (byte)(right >> 16), (byte)bottom, (byte)(bottom >> 8), (byte)(bottom >> 16),
        ]);
        content.Add(profile).Add(body);
        if (turned)
        {
            var exif = Exif.OnlyOrientation(facts.Orientation);
            content.Write([.. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif]);
        }

        return content;
    }

    private void Chunk(WebpChunk chunk, bool animated)
    {
        switch (chunk.Type)
        {
            case "ICCP" when profile.Length == 0 && IccProfile.IsOne(source.ReadUpTo(chunk.At, (int)Math.Min(chunk.Length, 128)), chunk.Length):
                chunk.KeepIn(profile);
                break;
            case "ANIM" when animated && chunk.Length == 6 && body.Length == 0:
                chunk.KeepIn(body);
                break;
            case "ANMF" when animated:
                body.Add(WebpPicture.Frame(source, chunk, canvas));
                pictureSeen = true;
                break;
            case "ALPH" when !animated && !pictureSeen && body.Length == 0:
                chunk.KeepIn(body);
                break;
            case "VP8 " or "VP8L" when !animated && !pictureSeen:
                pictureSeen = WebpPicture.Size(source, chunk) == canvas ? true : throw new RefusedFileException(Refusal.Untrue);
                chunk.KeepIn(body);
                break;
            case "EXIF" when chunk.Length <= Exif.MostBytes:
                var bytes = source.Read(chunk.At, (int)chunk.Length);
                facts = Exif.Read(bytes.StartsWith("Exif\0\0"u8) ? bytes[6..] : bytes); // some writers add the JPEG preamble
                break;
        }
    }

    private static Rendition Riff(Rendition content)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)(4 + content.Length));
        return new Rendition().Write([.. "RIFF"u8, .. size, .. "WEBP"u8]).Add(content);
    }
}
