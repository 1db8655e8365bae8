using System.IO.Compression;

namespace Townline.Platform.Files.Images;

/// <summary>The colour profile of a PNG: kept when it unpacks to a profile of sane size, under a name of our own.</summary>
internal static class PngProfile
{
    private const int LongestName = 79;

    /// <returns>A whole chunk, or nothing.</returns>
    public static byte[] Rebuild(byte[] payload)
    {
        var name = payload.AsSpan(0, Math.Min(payload.Length, LongestName + 1)).IndexOf((byte)0);
        if (name < 1 || name + 2 >= payload.Length || payload[name + 1] != 0)
        {
            return [];
        }

        return IsProfile(payload, name + 2) ? PngChunk.Make("iCCP", [.. "ICC\0\0"u8, .. payload.AsSpan(name + 2)]) : [];
    }

    private static bool IsProfile(byte[] payload, int at)
    {
        var start = new byte[128];
        long size;
        try
        {
            using var unpacked = new ZLibStream(new MemoryStream(payload, at, payload.Length - at), CompressionMode.Decompress);
            size = unpacked.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            var rest = new byte[16 * 1024];
            for (int read; size <= IccProfile.MostBytes && (read = unpacked.Read(rest)) > 0;)
            {
                size += read;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return IccProfile.IsOne(start, size);
    }
}
