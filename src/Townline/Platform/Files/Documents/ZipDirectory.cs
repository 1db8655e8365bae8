using System.Text;

namespace Townline.Platform.Files.Documents;

/// <summary>
/// The table of contents of a ZIP. Only the plainest kind is read: one directory of sane size that ends where the file ends, entries
/// stored or deflated, each name once.
/// </summary>
internal static class ZipDirectory
{
    private const int EndRecord = 22;
    private const int EntryRecord = 46;
    private const int MostBytes = 256 * 1024;

    /// <exception cref="RefusedFileException">Cut, damaged, with something hung on, or larger than any document's.</exception>
    public static List<ZipEntry> Read(ByteSource source)
    {
        var end = source.Length - EndRecord;
        if (end < 0 || !source.StartsWith(end, "PK\u0005\u0006"u8))
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        var size = source.U32Little(end + 12);
        var at = source.U32Little(end + 16);
        if (size > MostBytes)
        {
            throw new RefusedFileException(Refusal.Archive);
        }

        if (at + size != end)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        List<ZipEntry> entries = [];
        while (at < end)
        {
            entries.Add(Entry(source, at, out var length));
            at += length;
        }

        var names = entries.Select(entry => entry.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return at == end && names == entries.Count ? entries : throw new RefusedFileException(Refusal.Damaged);
    }

    private static ZipEntry Entry(ByteSource source, long at, out int length)
    {
        if (!source.StartsWith(at, "PK\u0001\u0002"u8))
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        var nameLength = source.U16Little(at + 28);
        length = EntryRecord + nameLength + source.U16Little(at + 30) + source.U16Little(at + 32);
        return new ZipEntry(
            Name: Encoding.UTF8.GetString(source.Read(at + EntryRecord, nameLength)),
            IsEncrypted: (source.U16Little(at + 8) & 1) != 0,
            Method: source.U16Little(at + 10),
            PackedBytes: source.U32Little(at + 20),
            Bytes: source.U32Little(at + 24),
            Header: source.U32Little(at + 42));
    }
}
