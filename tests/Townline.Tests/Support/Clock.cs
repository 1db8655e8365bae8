namespace Townline.Tests.Support;

/// <summary>
/// A clock the test can move. It runs like a real one, from the given moment; moving it forward also fires the timers
/// and delays that fall due on the way.
/// </summary>
internal sealed class Clock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _ahead;
    private DateTimeOffset? _stopped;

    /// <param name="start">The moment it shows now; the real one when left out.</param>
    public Clock(DateTimeOffset? start = null) => _ahead = start is { } moment ? moment - System.GetUtcNow() : TimeSpan.Zero;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _stopped ?? System.GetUtcNow() + _ahead;
        }
    }

    /// <summary>Shows one moment from now on, until moved. Timers keep running.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _stopped = System.GetUtcNow() + _ahead;
        }
    }

    /// <summary>Moves to a later moment.</summary>
    public void MoveTo(DateTimeOffset moment) => Move(moment - Now);

    /// <summary>Moves forward.</summary>
    /// <param name="span">How far; not negative, because timers cannot run backwards.</param>
    public void Move(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        List<Timer> timers;
        lock (_lock)
        {
            _ahead += span;
            _stopped += span;
            timers = [.. _timers];
        }

        timers.ForEach(timer => timer.Skip(span));
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>A real timer whose remaining time shrinks when the clock is moved.</summary>
    private sealed class Timer : ITimer
    {
        private readonly Clock _clock;
        private readonly ITimer _real;
        private readonly Lock _lock = new();
        private long _started;
        private TimeSpan _due = Timeout.InfiniteTimeSpan;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public Timer(Clock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _real = System.CreateTimer(
                inner =>
                {
                    Fired();
                    callback(inner);
                },
                state,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                (_started, _due, _period) = (System.GetTimestamp(), dueTime, period);
                return _real.Change(dueTime, period);
            }
        }

        public void Skip(TimeSpan span)
        {
            lock (_lock)
            {
                if (_due != Timeout.InfiniteTimeSpan)
                {
                    var left = _due - System.GetElapsedTime(_started) - span;
                    Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
                }
            }
        }

        public void Dispose()
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
            }

            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fired()
        {
            lock (_lock)
            {
                (_started, _due) = (System.GetTimestamp(), _period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : _period);
            }
        }
    }
}
