using System.Text;

namespace Townline.Platform.Files.Documents;

/// <summary>
/// DOCX and ODT are ZIP files with a certain content. Everything is unpacked once, into nothing, to see that it is as long as it says;
/// macros, passwords and entry names that climb out of a folder are refused.
/// </summary>
internal sealed class OfficeFile
{
    private const long MostUnpackedBytes = 200 * FileLimits.Megabyte;
    private const int MostTypesBytes = 256 * 1024;
    private const string DocxMainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private readonly Stream content;
    private readonly ByteSource source;
    private readonly List<ZipEntry> entries;

    private OfficeFile(Stream content, ByteSource source)
    {
        this.content = content;
        this.source = source;
        entries = ZipDirectory.Read(source);
    }

    /// <param name="content">The stream behind <paramref name="source"/>.</param>
    /// <exception cref="RefusedFileException">A damaged document, a bomb, or some other packed file.</exception>
    public static FileType Read(Stream content, ByteSource source)
    {
        try
        {
            var file = new OfficeFile(content, source);
            file.entries.ForEach(CheckEntry);
            var type = file.Type() ?? throw new RefusedFileException(Refusal.Archive);
            file.CheckSizes();
            return type;
        }
        catch (InvalidDataException)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }
    }

    private static void CheckEntry(ZipEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw new RefusedFileException(Refusal.Encrypted);
        }

        var name = entry.Name;
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains(".."))
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedFileException(Refusal.Macros);
        }
    }

    private FileType? Type()
    {
        if (entries is [{ Name: "mimetype" } first, ..] && Start(first, 64) == FileType.Odt.MediaType)
        {
            return Find("content.xml") is null ? null : FileType.Odt;
        }

        return Find("word/document.xml") is not null
            && Find("[Content_Types].xml") is { } types
            && Start(types, MostTypesBytes).Contains(DocxMainPart, StringComparison.Ordinal)
            ? FileType.Docx
            : null;
    }

    private ZipEntry? Find(string name) => entries.Find(entry => entry.Name == name);

    private string Start(ZipEntry entry, int most)
    {
        var bytes = new byte[most];
        using var unpacked = entry.Open(content, source);
        return Encoding.UTF8.GetString(bytes, 0, unpacked.ReadAtLeast(bytes, most, throwOnEndOfStream: false));
    }

    private void CheckSizes()
    {
        var buffer = new byte[ByteSource.Window];
        long total = 0;
        foreach (var entry in entries)
        {
            var before = total;
            using var unpacked = entry.Open(content, source);
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MostUnpackedBytes)
                {
                    throw new RefusedFileException(Refusal.Bomb);
                }
            }

            if (total - before != entry.Bytes)
            {
                throw new RefusedFileException(Refusal.Damaged);
            }
        }
    }
}
