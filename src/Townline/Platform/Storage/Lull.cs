namespace Townline.Platform.Storage;

/// <summary>
/// Lets work that nobody waits for stand back while much is written: how much has happened of late in what this process committed tells
/// whether people are streaming in, one by one or many in a unit of work. By the machine's own clock, since it is about load and not about the town's time.
/// </summary>
internal sealed class Lull
{
    /// <summary>So many happenings in a second or more are a rush.</summary>
    private const int Many = 100;

    /// <summary>What can wait must not wait for ever. Less than the lease of an outbox row.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private long _second;
    private int _now;
    private int _before;

    /// <summary>Whether this second or the one before it was full of writes.</summary>
    public bool IsRush
    {
        get
        {
            lock (_lock)
            {
                Turn();
                return Math.Max(_now, _before) >= Many;
            }
        }
    }

    /// <summary>Counts a unit that was committed.</summary>
    /// <param name="events">What happened in it; one of which nothing is told counts for one.</param>
    public void Count(int events)
    {
        lock (_lock)
        {
            Turn();
            _now += Math.Max(1, events);
        }
    }

    /// <summary>Returns when the rush is over, or after a minute.</summary>
    public Task Wait(CancellationToken cancel) => Wait(Longest, cancel);

    /// <summary>Returns when the rush is over, or after <paramref name="longest"/>.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken cancel)
    {
        var until = Environment.TickCount64 + (long)longest.TotalMilliseconds;
        while (IsRush && Environment.TickCount64 < until)
        {
            await Task.Delay(Look, cancel);
        }
    }

    private void Turn()
    {
        var second = Environment.TickCount64 / 1000;
        if (second != _second)
        {
            (_before, _now, _second) = (second == _second + 1 ? _now : 0, 0, second);
        }
    }
}
