using Dapper;
using Townline.Platform.Storage;

namespace Townline.Platform.Files.Content;

/// <summary>Reads a content from the database, one piece in memory at a time, and no connection between two pieces.</summary>
internal sealed class ChunkStream(IEngine engine, long contentId, long length) : Stream
{
    private byte[] _piece = [];
    private long _number = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.Length == 0)
        {
            return 0;
        }

        if (Position / ContentChunk.Bytes is var number && number != _number)
        {
            await using var reader = await engine.OpenReader(cancellationToken);
            _piece = await reader.QueryFirstOrDefaultAsync<byte[]>(
                "SELECT data FROM platform_file_chunk WHERE content_id = @contentId AND number = @number", new { contentId, number })
                ?? throw new IOException($"Piece {number} of content {contentId} is missing.");
            _number = number;
        }

        var part = _piece.AsSpan((int)(Position % ContentChunk.Bytes));
        var read = Math.Min(part.Length, buffer.Length);
        part[..read].CopyTo(buffer.Span);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
