namespace Townline.Platform.Files.Documents;

internal static class PdfFile
{
    private const int Tail = 1024;

    /// <summary>Readers look for the end mark in the last kilobyte; without it the file was cut or something was hung on.</summary>
    public static void Check(ByteSource source)
    {
        var at = Math.Max(0, source.Length - Tail);
        if (source.ReadUpTo(at, Tail).LastIndexOf("%%EOF"u8) < 0)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }
    }
}
