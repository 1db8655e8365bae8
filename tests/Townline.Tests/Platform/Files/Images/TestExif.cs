using System.Buffers.Binary;
using System.Text;

namespace Townline.Tests.Platform.Files.Images;

/// <summary>Writes EXIF blocks as cameras do: a main directory, one for the photo, one for the place.</summary>
internal sealed class TestExif
{
    private const int Room = 600;

    private readonly byte[] block = new byte[Room];
    private readonly bool big;
    private int free = 300;

    private TestExif(bool big) => this.big = big;

    public static byte[] Of(
        int orientation = 1, double? latitude = null, double? longitude = null, string? taken = null, string? offset = null, bool big = true)
    {
        var exif = new TestExif(big);
        Encoding.ASCII.GetBytes(big ? "MM" : "II", exif.block);
        exif.U16(2, 42);
        exif.U32(4, 8);
        exif.U16(8, 4);
        exif.Short(10, 0x0112, orientation);
        exif.Text(22, 0x013B, "A. Photographer");
        exif.Pointer(34, 0x8769, 100);
        exif.Pointer(46, 0x8825, 160);

        exif.U16(100, 2);
        exif.Text(102, 0x9003, taken ?? "    :  :     :  :  ");
        exif.Text(114, 0x9011, offset ?? "   :  ");

        exif.U16(160, 4);
        exif.Text(162, 1, latitude < 0 ? "S" : "N");
        exif.Degrees(174, 2, latitude);
        exif.Text(186, 3, longitude < 0 ? "W" : "E");
        exif.Degrees(198, 4, longitude);
        return exif.block;
    }

    private void Text(int at, int tag, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text + "\0");
        Entry(at, tag, 2, bytes.Length);
        bytes.CopyTo(block, bytes.Length <= 4 ? at + 8 : Take(at, bytes.Length));
    }

    private void Degrees(int at, int tag, double? degrees)
    {
        Entry(at, tag, 5, degrees is null ? 0 : 3);
        if (degrees is { } value)
        {
            var place = Take(at, 24);
            value = Math.Abs(value);
            var minutes = (value - Math.Floor(value)) * 60;
            var seconds = (minutes - Math.Floor(minutes)) * 60;
            U32(place, (uint)value);
            U32(place + 4, 1);
            U32(place + 8, (uint)minutes);
            U32(place + 12, 1);
            U32(place + 16, (uint)Math.Round(seconds * 10_000));
            U32(place + 20, 10_000);
        }
    }

    private void Short(int at, int tag, int value)
    {
        Entry(at, tag, 3, 1);
        U16(at + 8, value);
    }

    private void Pointer(int at, int tag, uint target)
    {
        Entry(at, tag, 4, 1);
        U32(at + 8, target);
    }

    private void Entry(int at, int tag, int type, int count)
    {
        U16(at, tag);
        U16(at + 2, type);
        U32(at + 4, (uint)count);
    }

    private int Take(int entry, int bytes)
    {
        U32(entry + 8, (uint)free);
        free += bytes;
        return free - bytes;
    }

    private void U16(int at, int value)
    {
        if (big)
        {
            BinaryPrimitives.WriteUInt16BigEndian(block.AsSpan(at), (ushort)value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(at), (ushort)value);
        }
    }

    private void U32(int at, uint value)
    {
        if (big)
        {
            BinaryPrimitives.WriteUInt32BigEndian(block.AsSpan(at), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(at), value);
        }
    }
}
