namespace Townline.Tests.Platform.Files.Images;

/// <summary>Makes GIFs of one colour whose codes stay nine bits long: a clear code before every 200 pixels.</summary>
internal static class TestGif
{
    public static byte[] Of(int width = 20, int height = 10, params byte[][] blocks) =>
        [.. Start(width, height), .. blocks.SelectMany(block => block), .. Frame(width, height), 0x3B];

    public static byte[] Start(int width, int height) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255];

    public static byte[] Frame(int width, int height, int left = 0) =>
    [
        0x2C, (byte)left, (byte)(left >> 8), 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0,
        8, .. Blocks(Codes(width * height)), 0,
    ];

    public static byte[] Control => [0x21, 0xF9, 4, 0, 10, 0, 0, 0];

    public static byte[] Loop => [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];

    public static byte[] Comment(ReadOnlySpan<byte> text) => [0x21, 0xFE, (byte)text.Length, .. text, 0];

    public static byte[] Xmp => [0x21, 0xFF, 11, .. "XMP DataXMP"u8, 4, .. "GPS!"u8, 0];

    /// <summary>A GIF that is also a script when its first bytes are read as one: 0x2A2F pixels wide starts a comment.</summary>
    public static byte[] Script =>
        [.. Start(0x2A2F, 1), .. Comment("*/=1;alert(document.cookie);/*"u8), .. Frame(0x2A2F, 1), 0x3B, .. "*/"u8];

    public static byte[] Laden =>
        [.. Of(20, 10, Loop, Comment("41.5 N"u8), Xmp, Control), .. "<html><script>alert(1)</script>"u8];

    private static byte[] Blocks(byte[] data) =>
        [.. data.Chunk(255).SelectMany(part => (IEnumerable<byte>)[(byte)part.Length, .. part])];

    private static byte[] Codes(int pixels)
    {
        List<byte> bytes = [];
        var (pending, bits) = (0, 0);
        void Put(int code)
        {
            pending |= code << bits;
            for (bits += 9; bits >= 8; bits -= 8)
            {
                bytes.Add((byte)pending);
                pending >>= 8;
            }
        }

        for (var pixel = 0; pixel < pixels; pixel++)
        {
            if (pixel % 200 == 0)
            {
                Put(256);
            }

            Put(pixel / 7 % 2);
        }

        Put(257);
        bytes.Add((byte)pending);
        return [.. bytes];
    }
}
