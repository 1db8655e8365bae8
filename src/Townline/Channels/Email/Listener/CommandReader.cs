using System.Buffers;

namespace Townline.Channels.Email.Listener;

/// <summary>Takes commands off the input, a line each.</summary>
internal sealed class CommandReader(int most)
{
    private bool _skipping;

    /// <returns>False when the line has not come to its end; what was taken off the input meanwhile is the rest of a line too long.</returns>
    public bool TryRead(ref ReadOnlySequence<byte> input, out CommandLine line)
    {
        line = default;
        if (input.PositionOf((byte)'\n') is not { } end)
        {
            if (_skipping || input.Length >= most)
            {
                _skipping = true;
                input = input.Slice(input.End);
            }

            return false;
        }

        var bytes = input.Slice(0, end);
        input = input.Slice(input.GetPosition(1, end));
        line = _skipping || bytes.Length >= most ? new CommandLine(LineFault.TooLong, []) : Complete(bytes.ToArray());
        _skipping = false;
        return true;
    }

    private static CommandLine Complete(byte[] bytes) =>
        bytes is [.., (byte)'\r'] ? new CommandLine(LineFault.None, bytes[..^1]) : new CommandLine(LineFault.BareLineFeed, []);
}

/// <param name="Bytes">Without the line end; empty for a line with a fault.</param>
internal readonly record struct CommandLine(LineFault Fault, byte[] Bytes);

internal enum LineFault
{
    None,
    TooLong,

    /// <summary>It ends with LF instead of CR LF.</summary>
    BareLineFeed,
}
