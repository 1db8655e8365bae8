using System.Buffers;

namespace Townline.Channels.Email.Listener;

/// <summary>The bytes of one mail on its way in. What does not fit is counted and forgotten, so that the sending server can be heard out.</summary>
internal sealed class MailBuffer(long most, MemoryBudget budget) : IDisposable
{
    private const int FirstBytes = 16 * 1024;
    private byte[] _bytes = [];
    private int _length;

    /// <summary>It has more bytes than a mail may have.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>So many mails are coming in at once that there was no room for it.</summary>
    public bool IsCrowdedOut { get; private set; }

    /// <summary>Valid until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (IsTooLarge || IsCrowdedOut)
        {
            return;
        }

        IsTooLarge = _length + (long)bytes.Length > most;
        IsCrowdedOut = !IsTooLarge && !HasRoomFor(bytes.Length);
        if (IsTooLarge || IsCrowdedOut)
        {
            Return();
            return;
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Clear()
    {
        Return();
        (IsTooLarge, IsCrowdedOut) = (false, false);
    }

    public void Dispose() => Return();

    private bool HasRoomFor(int more)
    {
        if (_bytes.Length - _length >= more)
        {
            return true;
        }

        var wanted = Math.Max(FirstBytes, Math.Max(_bytes.Length * 2L, _length + (long)more));
        var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(wanted, Array.MaxLength));
        if (!budget.TryTake(grown.Length))
        {
            ArrayPool<byte>.Shared.Return(grown);
            return false;
        }

        var length = _length;
        Bytes.Span.CopyTo(grown);
        Return();
        (_bytes, _length) = (grown, length);
        return true;
    }

    private void Return()
    {
        _length = 0;
        if (_bytes.Length > 0)
        {
            budget.GiveBack(_bytes.Length);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
