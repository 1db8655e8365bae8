using System.Text;

namespace Townline.Tests.Platform.Files.Images;

/// <summary>Makes true baseline JPEGs: one grey plane whose every block is the two bits "same brightness, nothing else".</summary>
internal static class TestJpeg
{
    private static readonly byte[] Codes = [1, .. new byte[15], 0]; // one code of one bit, for the value 0

    public static byte[] Of(int width = 64, int height = 48, params byte[][] segments)
    {
        var blocks = (long)((width + 7) / 8) * ((height + 7) / 8);
        return
        [
            0xFF, 0xD8,
            .. segments.SelectMany(segment => segment),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0x00, .. Codes]),
            .. Segment(0xC4, [0x10, .. Codes]),
            .. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]),
            .. new byte[(blocks * 2 + 7) / 8],
            0xFF, 0xD9,
        ];
    }

    public static byte[] Segment(byte marker, byte[] payload) =>
        [0xFF, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2), .. payload];

    public static byte[] Jfif => Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 72, 0, 72, 0, 0]);

    public static byte[] Exif(byte[] tiff) => Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]);

    public static byte[] Xmp(string text) => Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(text)]);

    public static byte[] Profile(byte[] profile) => Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. profile]);

    public static byte[] Adobe => Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);

    public static byte[] Comment(string text) => Segment(0xFE, Encoding.UTF8.GetBytes(text));

    /// <summary>Everything a phone, an editor and a trickster might add around the same picture.</summary>
    public static byte[] Laden(byte[] exif) =>
    [
        .. Of(64, 48, Jfif, Exif(exif), Xmp("exif:GPSLatitude=\"41,30N\""), Profile(TestProfile.Of()), Adobe, Comment("<script>"),
            Segment(0xED, "Photoshop 3.0\0"u8.ToArray()), Segment(0xE2, "MPF\0"u8.ToArray())),
        .. "<html><script>alert(1)</script>"u8,
    ];
}
