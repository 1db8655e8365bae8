using System.Numerics;

namespace Townline.Demo;

/// <summary>
/// The chance in Riverton: a small PCG32 generator that gives the same numbers on every machine.
/// Each subject throws its own dice (<see cref="For"/>), so that a change in one does not move all the others.
/// </summary>
internal sealed class Dice
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _stream;
    private ulong _state;

    private Dice(ulong seed, ulong stream)
    {
        _stream = (stream << 1) | 1;
        Next();
        _state += seed;
        Next();
    }

    /// <summary>Dice for a subject; the same subject always throws the same row.</summary>
    public static Dice For(string subject) => new(seed: 41508160, stream: Hash(subject));

    /// <summary>A number from 0 to <paramref name="end"/> - 1, every one equally likely.</summary>
    public int Below(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        var floor = (uint)(-end) % (uint)end;
        uint roll;
        do
        {
            roll = Next();
        }
        while (roll < floor);
        return (int)(roll % (uint)end);
    }

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => Next() / 4294967296.0;

    /// <summary>True in <paramref name="percent"/> of a hundred throws.</summary>
    public bool Chance(double percent) => Unit() * 100 < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>The index of one weight, likelier the heavier it is.</summary>
    public int Weighted(IReadOnlyList<int> weights)
    {
        var roll = Below(weights.Sum());
        var index = 0;
        while (roll >= weights[index])
        {
            roll -= weights[index++];
        }

        return index;
    }

    /// <summary>The same things in another order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> things)
    {
        var list = things.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return list;
    }

    private uint Next()
    {
        var old = _state;
        _state = old * Multiplier + _stream;
        return BitOperations.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash;
    }
}
