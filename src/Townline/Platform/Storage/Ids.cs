namespace Townline.Platform.Storage;

/// <summary>
/// Makes the program's 64-bit ids: 41 bits of milliseconds since 2024, 10 bits of node, 12 bits of sequence, so that they
/// sort by time, are unique over all nodes and serve as SQLite row ids (docs/decisions/0002). They are no secrets.
/// </summary>
internal static class Ids
{
    private const int NodeBits = 10;
    private const int SequenceBits = 12;
    private static readonly DateTimeOffset Epoch = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static long _node;
    private static long _last;

    /// <summary>The largest node number, 1023.</summary>
    public const int MaxNode = (1 << NodeBits) - 1;

    /// <summary>Sets this process's node number, 0 to <see cref="MaxNode"/>; leased by the storage engine at start.</summary>
    public static void UseNode(int node)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(node, MaxNode);
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        Volatile.Write(ref _node, node);

        // A smaller number must not make a later id the smaller one: the next is of another millisecond.
        Interlocked.Add(ref _last, 1 << SequenceBits);
    }

    /// <summary>Not greater than any id given at this moment or later.</summary>
    public static long Least(DateTimeOffset at) => Math.Max(0, (long)(at - Epoch).TotalMilliseconds) << (SequenceBits + NodeBits);

    /// <summary>The next id; later calls in this process return larger ids, also when the wall clock steps back.</summary>
    public static long Next() => Next(TimeProvider.System.GetUtcNow());

    /// <summary>The next id whose time part is <paramref name="at"/> or, if ids are ahead of it already, just after the last one.</summary>
    public static long Next(DateTimeOffset at)
    {
        var wanted = (long)(at - Epoch).TotalMilliseconds << SequenceBits;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(wanted, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        var sequence = next & ((1 << SequenceBits) - 1);
        return next >> SequenceBits << (SequenceBits + NodeBits) | Volatile.Read(ref _node) << SequenceBits | sequence;
    }
}
