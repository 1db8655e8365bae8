using System.Text;

namespace Townline.Platform.Files;

/// <summary>Says by its first bytes what a file wants to be. Whether it is that, the reader of the format finds out.</summary>
internal static class Sniffer
{
    private const int Head = 1024;

    private static readonly string[] Archives =
        ["\u001F\u008B", "Rar!\u001A", "7z\u00BC\u00AF\u0027\u001C", "\u00FD7zXZ", "BZh", "\u0028\u00B5\u002F\u00FD", "MSCF\0"];

    private static readonly string[] Programs =
        ["\u007FELF", "\u00CA\u00FE\u00BA\u00BE", "\u00FE\u00ED\u00FA", "\u00CF\u00FA\u00ED\u00FE", "\u00CE\u00FA\u00ED\u00FE", "#!", "\0asm"];

    private static readonly string[] Pictures =
        ["II*\0", "MM\0*", "\0\0\u0001\0", "\0\0\0\u000CjP  ", "\u00FF\u000A", "\0\0\0\u000CJXL ", "8BPS"];

    private static readonly string[] Web =
        ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<?xml", "<!doctype", "<?php"];

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx"];

    /// <returns>The type to be checked; <see cref="FileType.Docx"/> stands for any ZIP and text for what nothing else claims.</returns>
    /// <exception cref="RefusedFileException">Something that is never taken.</exception>
    public static FileType Sniff(ByteSource source)
    {
        // Latin-1 makes a letter of each byte, so signatures can be written as text.
        var head = Encoding.Latin1.GetString(source.ReadUpTo(0, Head));
        bool Starts(params string[] signatures) => signatures.Any(s => head.StartsWith(s, StringComparison.Ordinal));

        var isBinary = head.Contains('\0');
        return head switch
        {
            "" => throw new RefusedFileException(Refusal.Empty),
            _ when Starts("\u00FF\u00D8\u00FF") => FileType.Jpeg,
            _ when Starts("\u0089PNG\r\n\u001A\n") => FileType.Png,
            _ when Starts("GIF87a", "GIF89a") => FileType.Gif,
            _ when Starts("RIFF") && head.Length > 12 && head[8..12] == "WEBP" => FileType.Webp,
            _ when head.Length > 12 && head[4..8] == "ftyp" => Film(head),
            _ when Starts("%PDF-1.", "%PDF-2.") => FileType.Pdf,
            _ when Starts("PK\u0003\u0004") => FileType.Docx,
            _ when Starts("PK\u0005\u0006") || Starts(Archives) || IsTar(head) => throw new RefusedFileException(Refusal.Archive),
            _ when Starts(Programs) || (isBinary && Starts("MZ")) => throw new RefusedFileException(Refusal.Program),
            _ when Starts(Pictures) || (isBinary && Starts("BM")) => throw new RefusedFileException(Refusal.UnsupportedPicture),
            _ when Starts("\u00D0\u00CF\u0011\u00E0", "{\\rtf") => throw new RefusedFileException(Refusal.OldOffice),
            _ when Starts("\u001A\u0045\u00DF\u00A3", "RIFF", "\0\0\u0001\u00BA", "OggS", "FLV") && isBinary =>
                throw new RefusedFileException(Refusal.Video),
            _ => Letters(head),
        };
    }

    private static FileType Film(string head)
    {
        var length = Math.Min(head.Length, head[0] << 24 | head[1] << 16 | head[2] << 8 | head[3]);
        var brands = Enumerable.Range(2, Math.Max(0, length / 4 - 2)).Where(word => word != 3).Select(word => head[(4 * word)..(4 * word + 4)]).ToList();
        return brands switch
        {
            _ when brands.Intersect(HeicBrands).Any() => FileType.Heic,
            _ when brands.Contains("avif") || brands.Contains("mif1") => throw new RefusedFileException(Refusal.UnsupportedPicture),
            _ => throw new RefusedFileException(Refusal.Video),
        };
    }

    private static FileType Letters(string head)
    {
        // In UTF-16 every other byte of a tag is zero.
        var text = head.Replace("\0", "", StringComparison.Ordinal).ToLowerInvariant();
        if (text.Contains("<svg", StringComparison.Ordinal))
        {
            throw new RefusedFileException(Refusal.Svg);
        }

        return Web.Any(tag => text.Contains(tag, StringComparison.Ordinal)) ? throw new RefusedFileException(Refusal.Html) : FileType.Text;
    }

    private static bool IsTar(string head) => head.Length > 262 && head[257..262] == "ustar";
}
