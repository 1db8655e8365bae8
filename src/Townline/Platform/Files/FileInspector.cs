using Townline.Platform.Files.Documents;
using Townline.Platform.Files.Images;

namespace Townline.Platform.Files;

/// <summary>The answer of <see cref="FileInspector"/>: <see cref="Accepted"/> or <see cref="Refused"/>.</summary>
internal abstract record Inspection
{
    /// <param name="Type">What the content is.</param>
    /// <param name="Image">Size, facts and publishable form; null for what is not a picture to show.</param>
    internal sealed record Accepted(FileType Type, ImageFile? Image) : Inspection;

    internal sealed record Refused(Refusal Reason) : Inspection;
}

/// <summary>Decides by content alone whether a file is taken, as what, and what of it may be published.</summary>
internal static class FileInspector
{
    /// <param name="content">A seekable stream of any bytes; read, never changed. Memory use does not grow with its length.</param>
    /// <param name="limits">What the town allows.</param>
    public static Inspection Inspect(Stream content, FileLimits limits)
    {
        try
        {
            var source = new ByteSource(content);
            var type = Sniffer.Sniff(source);
            if (source.Length > limits.BytesFor(type))
            {
                return new Inspection.Refused(Refusal.TooLarge);
            }

            return Read(type, content, source, limits);
        }
        catch (RefusedFileException refused)
        {
            return new Inspection.Refused(refused.Reason);
        }
    }

    private static Inspection.Accepted Read(FileType type, Stream content, ByteSource source, FileLimits limits)
    {
        switch (type.Code)
        {
            case "jpeg":
                return new(type, JpegFile.Read(source, limits.Pixels));
            case "png":
                return new(type, PngFile.Read(content, source, limits.Pixels));
            case "gif":
                return new(type, GifFile.Read(source, limits.Pixels));
            case "webp":
                return new(type, WebpFile.Read(source, limits.Pixels));
            case "heic":
                HeicFile.Check(source);
                return new(type, null);
            case "pdf":
                PdfFile.Check(source);
                return new(type, null);
            case "docx":
                return new(OfficeFile.Read(content, source), null);
            default:
                PlainText.Check(source);
                return new(type, null);
        }
    }
}
