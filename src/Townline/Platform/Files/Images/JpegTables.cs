namespace Townline.Platform.Files.Images;

/// <summary>Tables are kept as they are, so they must be tables to the last byte and have no room for anything else.</summary>
internal static class JpegTables
{
    public static void CheckQuants(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            tables = Skip(tables, (tables[0] >> 4) == 0 ? 65 : 129);
        }
    }

    public static void CheckCodes(ReadOnlySpan<byte> tables)
    {
        while (tables.Length > 0)
        {
            var codes = 0;
            for (var bits = 1; bits <= 16; bits++)
            {
                codes += bits < tables.Length ? tables[bits] : 0;
            }

            tables = codes <= 256 ? Skip(tables, 17 + codes) : throw new RefusedFileException(Refusal.Damaged);
        }
    }

    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> tables, int length) =>
        length <= tables.Length ? tables[length..] : throw new RefusedFileException(Refusal.Damaged);
}
