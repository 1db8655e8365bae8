namespace Townline.Platform.Files;

/// <summary>Reads several ranges of a stream one after the other as if they were one.</summary>
internal sealed class RangesStream(Stream inner, IReadOnlyList<(long Offset, long Length)> ranges) : Stream
{
    private int range;
    private long done;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (range < ranges.Count && done == ranges[range].Length)
        {
            (range, done) = (range + 1, 0);
        }

        if (range == ranges.Count)
        {
            return 0;
        }

        inner.Position = ranges[range].Offset + done;
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, ranges[range].Length - done)]);
        done += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
