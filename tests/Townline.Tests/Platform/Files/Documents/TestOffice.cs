using System.IO.Compression;

namespace Townline.Tests.Platform.Files.Documents;

/// <summary>Makes the least that is a DOCX or ODT, with more entries when given.</summary>
internal static class TestOffice
{
    private const string ContentTypes =
        """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", System.Text.Encoding.UTF8.GetBytes(ContentTypes)), ("word/document.xml", "<w:document/>"u8.ToArray()), .. more]);

    public static byte[] Odt(params (string Name, byte[] Content)[] more) => Zip(
        [("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<office/>"u8.ToArray()), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
