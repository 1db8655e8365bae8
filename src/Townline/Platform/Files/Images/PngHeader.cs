using System.Buffers.Binary;

namespace Townline.Platform.Files.Images;

/// <summary>The IHDR chunk, and how many bytes of rows a picture with that header unpacks to.</summary>
internal sealed record PngHeader(int Width, int Height, int BitsPerPixel, bool NeedsPalette, bool Interlaced)
{
    public const int Bytes = 13;

    private static readonly (int Left, int Top, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Every row has a byte for its filter before its pixels.</summary>
    public long UnpackedBytes =>
        Interlaced
            ? Passes.Sum(pass => Rows((Width - pass.Left + pass.Across - 1) / pass.Across, (Height - pass.Top + pass.Down - 1) / pass.Down))
            : Rows(Width, Height);

    public static PngHeader Read(ReadOnlySpan<byte> payload, long mostPixels)
    {
        if (payload.Length != Bytes || payload[10] != 0 || payload[11] != 0 || payload[12] > 1)
        {
            throw new RefusedFileException(Refusal.Damaged);
        }

        long width = BinaryPrimitives.ReadUInt32BigEndian(payload);
        long height = BinaryPrimitives.ReadUInt32BigEndian(payload[4..]);
        ImageFile.CheckSize(width, height, mostPixels);
        var samples = (Colour: payload[9], Bits: payload[8]) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) => 1,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => throw new RefusedFileException(Refusal.Damaged),
        };
        return new PngHeader((int)width, (int)height, samples * payload[8], payload[9] == 3, payload[12] == 1);
    }

    private long Rows(long width, long height) => width <= 0 || height <= 0 ? 0 : height * (1 + (width * BitsPerPixel + 7) / 8);
}
