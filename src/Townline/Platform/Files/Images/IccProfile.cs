using System.Buffers.Binary;

namespace Townline.Platform.Files.Images;

internal static class IccProfile
{
    public const int MostBytes = 2 * 1024 * 1024;

    /// <param name="start">The profile or its first part.</param>
    /// <param name="size">Bytes of the whole profile.</param>
    public static bool IsOne(ReadOnlySpan<byte> start, long size) =>
        size is >= 128 and <= MostBytes && start.Length >= 40
        && start[36..40].SequenceEqual("acsp"u8)
        && BinaryPrimitives.ReadUInt32BigEndian(start) == size;
}
