using System.Collections.Frozen;
using System.Diagnostics;
using Dapper;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Outbox;

/// <summary>
/// Runs what is due in the outbox: claims a few rows under a lease, hands each to its handler, and after a failure puts it back
/// with growing pauses until it becomes a dead letter. Any number of processes may run one.
/// </summary>
internal sealed class Dispatcher(Store store, IEnumerable<IOutboxHandler> handlers, TimeProvider time, ILogger<Dispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>A busy town wakes this a thousand times a second; it looks only so often.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Rows under way, so that one whose provider is slow holds up nobody else.</summary>
    private const int MostAtOnce = 64;

    /// <summary>Fewer than these are claimed only when nothing was for a while: rows that come together are looked up together.</summary>
    private const int Handful = 16;

    private readonly FrozenDictionary<string, IOutboxHandler> _handlers = handlers.ToFrozenDictionary(handler => handler.Topic);
    private readonly SemaphoreSlim _wake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Engine.Woken += WakeUp;
        var underWay = new List<Task>(MostAtOnce);
        var looked = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                underWay.RemoveAll(run => run.IsCompleted);
                var free = MostAtOnce - underWay.Count;
                if (free == 0 || (free < Handful && Stopwatch.GetElapsedTime(looked) < Rest))
                {
                    await Task.WhenAny([Task.Delay(Rest, stoppingToken), .. underWay]);
                    continue;
                }

                looked = Stopwatch.GetTimestamp();
                var rows = await Claim(free, stoppingToken);
                underWay.AddRange(Together(rows, stoppingToken).Select(work => Task.Run(() => RunAndWake(work, stoppingToken), CancellationToken.None)));
                if (rows.Count == 0)
                {
                    await Task.Delay(Rest, stoppingToken);
                    await _wake.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The outbox could not be read; trying again");
                await Task.Delay(Poll, CancellationToken.None);
            }
        }

        store.Engine.Woken -= WakeUp;
        await Task.WhenAll(underWay);
    }

    /// <summary>Runs one batch of what is due now and waits for all of it; the number of rows handled.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        var rows = await Claim(MostAtOnce, cancel);
        await Task.WhenAll(Together(rows, cancel).Select(work => Run(work, cancel)));
        return rows.Count;
    }

    private async Task<IReadOnlyList<OutboxRow>> Claim(int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await AnythingDue(now, cancel) ? await store.Engine.ClaimOutbox(now, now + Lease, most, cancel) : [];
    }

    /// <summary>The rows with what does each of them; those of one topic and town share what their handler reads ahead.</summary>
    private IEnumerable<Work> Together(IReadOnlyList<OutboxRow> rows, CancellationToken cancel)
    {
        foreach (var group in rows.GroupBy(row => (row.Topic, row.TenantId)))
        {
            var items = group.Select(row => new OutboxItem(store, row)).ToList();
            var ahead = new Lazy<Task<Func<OutboxItem, CancellationToken, Task>>>(() => Ready(group.Key.Topic, items, cancel));
            foreach (var (row, item) in group.Zip(items))
            {
                yield return new Work(row, item, ahead);
            }
        }
    }

    private async Task<Func<OutboxItem, CancellationToken, Task>> Ready(string topic, IReadOnlyList<OutboxItem> items, CancellationToken cancel)
    {
        var handler = _handlers.GetValueOrDefault(topic) ?? throw new InvalidOperationException($"Nobody handles the topic {topic}.");
        return handler is IReadsAhead reader ? await reader.ReadAhead(items, cancel) : handler.Handle;
    }

    private async Task RunAndWake(Work work, CancellationToken cancel)
    {
        try
        {
            await Run(work, cancel);
        }
        catch (Exception error)
        {
            // Not even putting it back worked; when its lease is over it is taken again.
            log.LogWarning(error, "Outbox row {Row} ({Topic}) could not be put back", work.Row.Id, work.Row.Topic);
        }

        WakeUp();
    }

    private async Task<bool> AnythingDue(DateTimeOffset now, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return await reader.QueryFirstOrDefaultAsync<long?>(
            "SELECT id FROM platform_outbox WHERE dead = 0 AND due_at <= @now AND lease_until <= @now LIMIT 1", new { now }) is not null;
    }

    private async Task Run(Work work, CancellationToken cancel)
    {
        var (row, item) = (work.Row, work.Item);
        try
        {
            await (await work.Ahead.Value)(item, cancel);
            if (!item.Completed)
            {
                await item.Complete(_ => Task.CompletedTask, CancellationToken.None);
            }
        }
        catch (LeaseLostException)
        {
            log.LogInformation("Outbox row {Row} was done by another process", row.Id);
        }
        catch (Exception error) when (!item.Completed)
        {
            log.LogWarning(error, "Outbox row {Row} ({Topic}) failed at attempt {Attempt}", row.Id, row.Topic, row.Attempts);
            await PutBack(row, error);
        }
    }

    private Task PutBack(OutboxRow row, Exception error)
    {
        var dead = row.Attempts >= (_handlers.GetValueOrDefault(row.Topic)?.MostAttempts ?? Backoff.MostAttempts);
        var due = time.GetUtcNow() + Backoff.After(row.Attempts, Random.Shared.NextDouble());
        return store.Write(
            row.TenantId,
            Actor.System("outbox"),
            async unit =>
            {
                await unit.Execute(
                    "UPDATE platform_outbox SET lease_until = 0, due_at = @due, dead = @dead, last_error = @message WHERE id = @Id AND attempts = @Attempts",
                    new { row.Id, row.Attempts, due, dead = dead ? 1 : 0, message = $"{error.GetType().Name}: {error.Message}" });
                if (dead)
                {
                    await unit.Publish(new OutboxRowDied(row.Id, row.Topic));
                }
            });
    }

    private sealed record Work(OutboxRow Row, OutboxItem Item, Lazy<Task<Func<OutboxItem, CancellationToken, Task>>> Ahead);

    private void WakeUp()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Two wake-ups at once: one is enough.
            }
        }
    }
}

/// <summary>A row was given up and waits for a person.</summary>
internal sealed record OutboxRowDied(long OutboxId, string Topic) : DomainEvent
{
    public override string Kind => "outbox.died";

    public override long? SubjectId => OutboxId;
}
