using System.Buffers;
using System.IO.Pipelines;

namespace Townline.Transfer.Arrival;

/// <summary>Reads a file line by line as bytes, in bounded memory.</summary>
internal sealed class LineReader(Stream stream) : IAsyncDisposable
{
    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 256 * 1024));

    /// <summary>Calls <paramref name="take"/> with each line, without its end, and waits where it says so.</summary>
    public async Task ReadAll(Func<ReadOnlySequence<byte>, ValueTask?> take, CancellationToken cancel)
    {
        while (true)
        {
            var read = await _pipe.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (take(rest.Slice(0, end)) is { } wait)
                {
                    await wait;
                }

                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (!rest.IsEmpty && take(rest) is { } wait)
                {
                    await wait;
                }

                return;
            }

            _pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    public ValueTask DisposeAsync() => _pipe.CompleteAsync();
}
