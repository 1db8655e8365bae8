namespace Townline.Channels.Email.Lines;

/// <summary>Where bytes of the other side come from.</summary>
internal interface IByteSource
{
    /// <returns>How many were read, at least one; 0 when the other side has hung up.</returns>
    /// <exception cref="LineFailedException">The line broke.</exception>
    ValueTask<int> Read(Memory<byte> into);
}
