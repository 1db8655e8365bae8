using System.IO.Compression;
using Townline.Platform.Files.Images;

namespace Townline.Tests.Platform.Files.Images;

/// <summary>Makes PNGs of one colour; the chunks given stand between the header and the picture.</summary>
internal static class TestPng
{
    public static byte[] Of(int width = 20, int height = 10, params byte[][] chunks) =>
        Around(Header(width, height), Packed(new byte[height * (1 + 3 * width)]), chunks);

    public static byte[] Around(byte[] header, byte[] packed, params byte[][] chunks) =>
    [
        .. PngFile.Signature,
        .. header,
        .. chunks.SelectMany(chunk => chunk),
        .. PngChunk.Make("IDAT", packed.AsSpan(0, packed.Length / 2)),
        .. PngChunk.Make("IDAT", packed.AsSpan(packed.Length / 2)),
        .. PngChunk.Make("IEND", []),
    ];

    public static byte[] Header(int width, int height, byte bits = 8, byte colour = 2, byte interlaced = 0) =>
        PngChunk.Make("IHDR",
        [
            (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
            (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height,
            bits, colour, 0, 0, interlaced,
        ]);

    public static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(rows);
        }

        return packed.ToArray();
    }

    public static byte[] Profile => PngChunk.Make("iCCP", [.. "Jane's camera\0\0"u8, .. Packed(TestProfile.Of())]);

    public static byte[] Laden(byte[] exif) =>
    [
        .. Of(20, 10, Profile, PngChunk.Make("gAMA", [0, 0, 0xB1, 0x8F]), PngChunk.Make("pHYs", new byte[9]),
            PngChunk.Make("eXIf", exif), PngChunk.Make("tEXt", "Author\0Jane"u8), PngChunk.Make("tIME", new byte[7])),
        .. "<html><script>alert(1)</script>"u8,
    ];
}
