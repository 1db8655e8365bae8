using System.Buffers.Binary;

namespace Townline.Platform.Files.Images;

/// <summary>
/// The little file of tagged values that EXIF is. Values are fetched one by one and never copied, so a hostile block costs nothing;
/// anything out of bounds is simply not there.
/// </summary>
internal readonly ref struct TiffBlock
{
    private const int Short = 3;
    private const int Long = 4;
    private const int Rational = 5;
    private const int Ascii = 2;
    private const int MostEntries = 512;

    private readonly ReadOnlySpan<byte> data;
    private readonly bool big;

    public TiffBlock(ReadOnlySpan<byte> data)
    {
        this.data = data;
        big = data.StartsWith("MM"u8);
        IsValid = (big || data.StartsWith("II"u8)) && U16(2) == 42;
        Root = IsValid ? U32(4) : 0;
    }

    public bool IsValid { get; }

    /// <summary>Where the first directory starts; 0 means no directory anywhere in this type.</summary>
    public long Root { get; }

    /// <summary>A whole number of 16 or 32 bits, or 0.</summary>
    public long Number(long directory, int tag) =>
        Find(directory, tag, out var type, out _, out var at) ? type switch { Short => U16(at), Long => U32(at), _ => 0 } : 0;

    /// <summary>Text without its closing zero, or empty; at most 64 characters.</summary>
    public string Text(long directory, int tag)
    {
        if (!Find(directory, tag, out var type, out var count, out var at) || type != Ascii || count > 64 || at + count > data.Length)
        {
            return "";
        }

        return System.Text.Encoding.ASCII.GetString(data.Slice((int)at, (int)count)).TrimEnd('\0', ' ');
    }

    /// <summary>Exactly three fractions (degrees, minutes, seconds or hours, minutes, seconds), or false.</summary>
    public bool TryThree(long directory, int tag, out (double First, double Second, double Third) three)
    {
        three = default;
        if (!Find(directory, tag, out var type, out var count, out var at) || type != Rational || count != 3 || at + 24 > data.Length)
        {
            return false;
        }

        three = (Fraction(at), Fraction(at + 8), Fraction(at + 16));
        return double.IsFinite(three.First) && double.IsFinite(three.Second) && double.IsFinite(three.Third);
    }

    private bool Find(long directory, int tag, out int type, out long count, out long at)
    {
        type = 0;
        (count, at) = (0, 0);
        if (directory <= 0 || directory + 2 > data.Length)
        {
            return false;
        }

        var entries = Math.Min(U16(directory), MostEntries);
        for (var i = 0; i < entries; i++)
        {
            var entry = directory + 2 + 12 * i;
            if (entry + 12 > data.Length)
            {
                return false;
            }

            if (U16(entry) == tag)
            {
                type = U16(entry + 2);
                count = U32(entry + 4);
                var bytes = count * type switch { Short => 2, Long => 4, Rational => 8, _ => 1 };
                at = bytes <= 4 ? entry + 8 : U32(entry + 8);
                return true;
            }
        }

        return false;
    }

    private double Fraction(long at) => (double)U32(at) / U32(at + 4);

    private int U16(long at)
    {
        if (at + 2 > data.Length)
        {
            return 0;
        }

        var two = data.Slice((int)at, 2);
        return big ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);
    }

    private long U32(long at)
    {
        if (at + 4 > data.Length)
        {
            return 0;
        }

        var four = data.Slice((int)at, 4);
        return big ? BinaryPrimitives.ReadUInt32BigEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);
    }
}
