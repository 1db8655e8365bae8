using System.Buffers.Binary;
using System.Text;

namespace Townline.Tests.Platform.Files.Images;

/// <summary>Makes WebP containers; the picture inside is a true one-pixel lossless picture, or a header with bytes behind it.</summary>
internal static class TestWebp
{
    public static readonly byte[] OnePixel = [0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 0x07];

    public static byte[] Simple => File(Chunk("VP8L", OnePixel));

    public static byte[] Lossy(int width, int height) => Chunk("VP8 ",
        [0x50, 0x01, 0x00, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), .. Enumerable.Range(0, 31).Select(n => (byte)n)]);

    public static byte[] Extended(int width, int height, byte flags, params byte[][] chunks) => File(
        [Chunk("VP8X", [flags, 0, 0, 0, .. U24(width - 1), .. U24(height - 1)]), .. chunks]);

    public static byte[] AnimationFrame(int left, int width, int height, params byte[][] chunks) => Chunk("ANMF",
        [.. U24(left / 2), 0, 0, 0, .. U24(width - 1), .. U24(height - 1), 100, 0, 0, 0, .. chunks.SelectMany(chunk => chunk)]);

    public static byte[] Chunk(string type, byte[] payload) =>
        [.. Encoding.ASCII.GetBytes(type), .. U32(payload.Length), .. payload, .. new byte[payload.Length % 2]];

    public static byte[] File(params byte[][] chunks)
    {
        byte[] content = [.. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. U32(content.Length), .. content];
    }

    public static byte[] Laden(byte[] exif) =>
    [
        .. Extended(40, 30, 0x2C, Chunk("ICCP", TestProfile.Of()), Lossy(40, 30), Chunk("EXIF", exif), Chunk("XMP ", "GPSLatitude"u8.ToArray()), Chunk("hide", [1, 2, 3])),
        .. "<html><script>alert(1)</script>"u8,
    ];

    private static byte[] U24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] U32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
