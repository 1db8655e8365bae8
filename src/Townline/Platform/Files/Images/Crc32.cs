namespace Townline.Platform.Files.Images;

/// <summary>The checksum of PNG chunks (CRC-32 of ISO 3309).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Continue(uint.MaxValue, bytes);

    public static uint Of(ByteSource source, long at, long length)
    {
        var crc = uint.MaxValue;
        for (var end = at + length; at < end;)
        {
            var part = source.Read(at, (int)Math.Min(ByteSource.Window, end - at));
            crc = Continue(crc, part);
            at += part.Length;
        }

        return ~crc;
    }

    private static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            crc = Table[(byte)(crc ^ one)] ^ crc >> 8;
        }

        return crc;
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) != 0 ? 0xEDB88320 ^ entry >> 1 : entry >> 1;
        }

        return entry;
    }
}
