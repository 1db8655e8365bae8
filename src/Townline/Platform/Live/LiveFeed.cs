using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Dapper;
using Townline.Platform.Storage;

namespace Townline.Platform.Live;

/// <summary>
/// Follows the event log in commit order and hands new events to whoever listens in this process. One reader per process, however
/// many pages listen; a page that comes back asks for "events since n" and misses nothing.
/// </summary>
internal sealed class LiveFeed(Store store, ChangeSignals signals, ILogger<LiveFeed> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>A busy town wakes this a thousand times a second; it looks only so often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);
    private const int MostAtOnce = 500;
    private const int AllTowns = 0;

    private readonly ConcurrentDictionary<Subscription, byte> _subscribers = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _cursor = -1;

    /// <summary>The position up to which events are handed out; between transactions.</summary>
    public long Cursor => Volatile.Read(ref _cursor);

    /// <summary>Listens to a town's events from now on; dispose to stop. A listener that falls 1,000 behind is ended and comes back with its cursor.</summary>
    public Subscription Subscribe(int tenantId)
    {
        var subscription = new Subscription(tenantId, gone => _subscribers.TryRemove(gone, out _));
        _subscribers[subscription] = 0;
        return subscription;
    }

    /// <summary>
    /// Events of a town after <paramref name="cursor"/> that are already committed, oldest first; null when there are more than
    /// <paramref name="most"/>.
    /// </summary>
    public async Task<IReadOnlyList<LiveEvent>?> Since(int tenantId, long cursor, int most, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var events = await Read(reader, tenantId, cursor, Cursor, most + 1);
        return events.Count > most ? null : events;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Wake() => _wake.Writer.TryWrite(true);
        store.Engine.Woken += Wake;
        var (pause, isWoken) = (Poll, true);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Whoever is still writing may hold events back, and need not wake this at the end: so it looks again soon, then less and less often.
                pause = await Advance(stoppingToken) ? Poll : isWoken ? Rest : Longer(pause);
                isWoken = await Pause(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The event log could not be read; trying again");
                await Task.Delay(Poll, CancellationToken.None);
            }
        }

        store.Engine.Woken -= Wake;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < Poll ? pause * 2 : Poll;

    /// <returns>Whether somebody woke this before the longest time was over.</returns>
    private async Task<bool> Pause(TimeSpan longest, CancellationToken cancel)
    {
        await Task.Delay(Rest, cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            return await _wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <returns>Whether that was all that is or is being written.</returns>
    private async Task<bool> Advance(CancellationToken cancel)
    {
        var (horizon, isWhole) = await store.Engine.EventHorizon(cancel);
        if (_cursor < 0)
        {
            Volatile.Write(ref _cursor, horizon);
            return isWhole;
        }

        while (_cursor < horizon)
        {
            await using var reader = await store.Engine.OpenReader(cancel);
            var events = await ReadWhole(reader, _cursor, horizon);

            // The cursor first: a page that comes too late to be handed these finds them behind it.
            Volatile.Write(ref _cursor, events.Count == 0 ? horizon : events[^1].Cursor);
            foreach (var happened in events)
            {
                signals.Raise(happened.TenantId, happened.Kind);
                foreach (var subscription in _subscribers.Keys)
                {
                    subscription.Offer(happened);
                }
            }
        }

        return isWhole;
    }

    /// <summary>Reads on over all towns, in whole transactions: their events share a cursor, so none may be left behind.</summary>
    private async Task<IReadOnlyList<LiveEvent>> ReadWhole(DbConnection reader, long after, long horizon)
    {
        for (var most = MostAtOnce; ; most *= 4)
        {
            var events = await Read(reader, AllTowns, after, horizon, most);
            if (events.Count < most)
            {
                return events;
            }

            // The last transaction may be cut: leave it for the next read, or read more when there is no other.
            var last = events[^1].Cursor;
            events.RemoveAll(e => e.Cursor == last);
            if (events.Count > 0)
            {
                return events;
            }
        }
    }

    private async Task<List<LiveEvent>> Read(DbConnection reader, int tenant, long after, long horizon, int most)
    {
        var rows = await reader.QueryAsync<Row>(store.Engine.EventsAfter, new { tenant, after, horizon, most });
        var seen = new HashSet<(long, int)>();
        return
        [
            .. rows.Reverse()
                .Select(row => new LiveEvent(row.Cursor, seen.Add((row.Cursor, row.TenantId)), row.TenantId, row.Kind, row.SubjectId, row.ActorKind, row.ActorId, row.At, row.Data))
                .Reverse(),
        ];
    }

    private sealed class Row
    {
        public long Cursor { get; init; }
        public int TenantId { get; init; }
        public string Kind { get; init; } = "";
        public long? SubjectId { get; init; }
        public int ActorKind { get; init; }
        public long? ActorId { get; init; }
        public DateTimeOffset At { get; init; }
        public string Data { get; init; } = "";
    }
}
