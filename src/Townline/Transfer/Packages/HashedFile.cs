using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Townline.Transfer.Packages;

/// <summary>A file that is written once, from its start to its end, and hashed on the way.</summary>
internal sealed class HashedFile(string path) : IBufferWriter<byte>, IAsyncDisposable
{
    private const int Full = 256 * 1024;
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _waiting = new(2 * Full);
    private long _written;

    public void Advance(int count) => _waiting.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _waiting.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _waiting.GetSpan(sizeHint);

    /// <summary>Text as UTF-8.</summary>
    public void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, this);

    /// <summary>To be called now and then: writes what has gathered when it is enough.</summary>
    public ValueTask Pause(CancellationToken cancel) => _waiting.WrittenCount >= Full ? Send(cancel) : ValueTask.CompletedTask;

    /// <summary>The end: all is on the disk.</summary>
    /// <returns>Bytes and SHA-256.</returns>
    public async Task<(long Bytes, string Sha256)> Finish(CancellationToken cancel)
    {
        await Send(cancel);
        _file.Flush(flushToDisk: true);
        return (_written, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    private async ValueTask Send(CancellationToken cancel)
    {
        _hash.AppendData(_waiting.WrittenSpan);
        await _file.WriteAsync(_waiting.WrittenMemory, cancel);
        _written += _waiting.WrittenCount;
        _waiting.ResetWrittenCount();
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _hash.Dispose();
    }
}
