using System.Buffers.Binary;

namespace Townline.Platform.Files;

/// <summary>
/// Reads anywhere in a seekable stream through one window of 64 KiB, so that a file of any size costs the same memory.
/// Reading past the end refuses the file as truncated.
/// </summary>
internal sealed class ByteSource(Stream stream)
{
    public const int Window = 64 * 1024;

    private readonly byte[] window = new byte[Window];
    private long start;
    private int filled;

    public long Length { get; } = stream.Length;

    public byte this[long at]
    {
        get
        {
            if (at < start || at >= start + filled)
            {
                Fill(at);
            }

            return at < start + filled ? window[at - start] : throw new RefusedFileException(Refusal.Truncated);
        }
    }

    /// <summary>The bytes stay valid until the next read. At most <see cref="Window"/> of them.</summary>
    public ReadOnlySpan<byte> Read(long at, int count)
    {
        if (at < start || at + count > start + filled)
        {
            Fill(at);
        }

        return at + count <= start + filled
            ? window.AsSpan((int)(at - start), count)
            : throw new RefusedFileException(Refusal.Truncated);
    }

    /// <summary>As many as there are, up to <paramref name="count"/>.</summary>
    public ReadOnlySpan<byte> ReadUpTo(long at, int count) => Read(at, (int)Math.Clamp(Length - at, 0, count));

    public byte[] Copy(long at, int count)
    {
        var copy = new byte[count];
        for (var done = 0; done < count;)
        {
            var part = Read(at + done, Math.Min(Window, count - done));
            part.CopyTo(copy.AsSpan(done));
            done += part.Length;
        }

        return copy;
    }

    /// <summary>The next place of a byte, or -1.</summary>
    public long IndexOf(byte value, long from)
    {
        for (var at = from; at < Length; at = start + filled)
        {
            if (at < start || at >= start + filled)
            {
                Fill(at);
            }

            var found = window.AsSpan((int)(at - start), (int)(start + filled - at)).IndexOf(value);
            if (found >= 0)
            {
                return at + found;
            }
        }

        return -1;
    }

    public bool StartsWith(long at, ReadOnlySpan<byte> text) => ReadUpTo(at, text.Length).SequenceEqual(text);

    public int U16(long at) => BinaryPrimitives.ReadUInt16BigEndian(Read(at, 2));

    public int U16Little(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Read(at, 2));

    public long U32(long at) => BinaryPrimitives.ReadUInt32BigEndian(Read(at, 4));

    public long U32Little(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Read(at, 4));

    public int U24Little(long at) => Read(at, 3) is var b ? b[0] | b[1] << 8 | b[2] << 16 : 0;

    private void Fill(long at)
    {
        if (at >= Length)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }

        stream.Position = at;
        start = at;
        filled = stream.ReadAtLeast(window, window.Length, throwOnEndOfStream: false);
        if (filled == 0)
        {
            throw new RefusedFileException(Refusal.Truncated);
        }
    }
}
