using System.Buffers.Text;
using Townline.Channels.Email.Lines;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>Takes responses off the line, whole ones: a response goes on after each literal, until a line ends without announcing another.</summary>
internal sealed class ImapReader(IByteSource source, ImapLimits limits, TimeProvider time)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private Task<int>? _reading;

    /// <summary>Whether bytes came that nobody has looked at.</summary>
    public bool HasInput => _start < _end;

    /// <summary>Waits until the server says something.</summary>
    /// <returns>False when it says nothing for so long.</returns>
    /// <exception cref="LineFailedException">It hung up, or the line broke.</exception>
    public async Task<bool> WaitForInput(TimeSpan most, CancellationToken cancel)
    {
        try
        {
            if (!HasInput)
            {
                await Fill(most, cancel);
            }

            return true;
        }
        catch (LineFailedException error) when (error.Trouble == LineTrouble.TimedOut)
        {
            return false;
        }
    }

    /// <param name="largest">Bytes that the literals of this response may have together.</param>
    /// <exception cref="LineFailedException">The server hung up, said nothing for too long, or the line broke.</exception>
    /// <exception cref="ImapNonsenseException">A response without end.</exception>
    public async Task<ImapLine> Read(long largest, CancellationToken cancel)
    {
        using var text = new MemoryStream(256);
        var literals = new List<ImapLiteral>();
        var left = largest;
        while (true)
        {
            await ReadLine(text, cancel);
            if (LiteralAtEnd(Written(text)) is not { } length)
            {
                return new ImapLine(text.ToArray(), literals);
            }

            if (literals.Count == limits.Literals)
            {
                throw new ImapNonsenseException("The server answered with too many pieces.");
            }

            literals.Add(length <= left ? new ImapLiteral(length, await Take((int)length, cancel)) : await Skip(length, cancel));
            left -= Math.Min(length, left);
            text.Write("\r\n"u8);
        }
    }

    /// <summary>Up to a line end, which is not kept.</summary>
    private async Task ReadLine(MemoryStream text, CancellationToken cancel)
    {
        while (true)
        {
            var seen = _buffer.AsMemory(_start.._end);
            var end = seen.Span.IndexOf((byte)'\n');
            var length = end < 0 ? seen.Length : end;
            if (text.Length + length > limits.ResponseBytes)
            {
                throw new ImapNonsenseException("The server answered with a line that does not end.");
            }

            text.Write(seen.Span[..length]);
            _start += end < 0 ? length : length + 1;
            if (end >= 0)
            {
                // Only now: packets may cut a line end in two.
                text.SetLength(text.Length - (Written(text) is [.., (byte)'\r'] ? 1 : 0));
                return;
            }

            await Fill(limits.Silence, cancel);
        }
    }

    private static ReadOnlySpan<byte> Written(MemoryStream text) => text.GetBuffer().AsSpan(0, (int)text.Length);

    private async Task<byte[]> Take(int length, CancellationToken cancel)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            if (!HasInput)
            {
                await Fill(limits.Silence, cancel);
            }

            var some = Math.Min(length - at, _end - _start);
            _buffer.AsSpan(_start, some).CopyTo(bytes.AsSpan(at));
            (at, _start) = (at + some, _start + some);
        }

        return bytes;
    }

    private async Task<ImapLiteral> Skip(long length, CancellationToken cancel)
    {
        for (var left = length; left > 0;)
        {
            if (!HasInput)
            {
                await Fill(limits.Silence, cancel);
            }

            var some = (int)Math.Min(left, _end - _start);
            (left, _start) = (left - some, _start + some);
        }

        return new ImapLiteral(length, null);
    }

    /// <summary>Gets more bytes, when all are used up. A read that was waited for in vain is waited for again the next time.</summary>
    private async Task Fill(TimeSpan most, CancellationToken cancel)
    {
        if (_reading is null)
        {
            (_start, _end) = (0, 0);
            _reading = source.Read(_buffer).AsTask();
        }

        int read;
        try
        {
            read = await _reading.WaitAsync(most, time, cancel);
        }
        catch (TimeoutException error)
        {
            throw new LineFailedException(LineTrouble.TimedOut, $"The server said nothing for {most.TotalSeconds:0} seconds.", error);
        }

        _reading = null;
        _end = read > 0 ? read : throw new LineFailedException(LineTrouble.Broke, "The server hung up.");
    }

    /// <summary>The number in {12} at the end of a line. What is said to people ("* OK … {12}") announces nothing.</summary>
    private static long? LiteralAtEnd(ReadOnlySpan<byte> text)
    {
        if (text is not [.., (byte)'}'] || IsForPeople(text))
        {
            return null;
        }

        var open = text.LastIndexOf((byte)'{');
        var number = open < 0 ? default : text[(open + 1)..^1].TrimEnd((byte)'+');
        return number.Length is > 0 and <= 10 && Utf8Parser.TryParse(number, out long length, out var used) && used == number.Length && length >= 0 ? length : null;
    }

    private static bool IsForPeople(ReadOnlySpan<byte> text)
    {
        var word = text[(text.IndexOf((byte)' ') + 1)..];
        var end = word.IndexOf((byte)' ');
        return text.StartsWith("+"u8) || (end > 0 && ImapStatuses.Of(word[..end]) is not null);
    }
}
