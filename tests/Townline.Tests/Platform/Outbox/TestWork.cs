using System.Collections.Concurrent;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Outbox;

/// <summary>An outbox topic for tests. Its effect is one on the counter "test.done"; it remembers every attempt.</summary>
internal sealed class TestWork : IOutboxHandler
{
    public const string Name = "test.work";
    public const string Counter = "test.done";

    public string Topic => Name;

    /// <summary>Payloads in the order of the attempts.</summary>
    public ConcurrentQueue<int> Attempts { get; } = new();

    /// <summary>What happens before the effect: a pause, an error.</summary>
    public Func<OutboxItem, Task> Outside { get; set; } = _ => Task.CompletedTask;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        Attempts.Enqueue(item.Payload<int>());
        await Outside(item);
        await item.Complete(
            unit =>
            {
                unit.Count(Counter, 1);
                return Task.CompletedTask;
            },
            cancel);
    }

    /// <summary>Asks for pieces of work numbered from 1.</summary>
    public static Task Ask(TestTown town, int pieces, TimeSpan after = default, string? orderKey = null) => town.Write(unit =>
    {
        for (var piece = 1; piece <= pieces; piece++)
        {
            unit.Enqueue(Name, piece, unit.Now + after, orderKey);
        }

        return Task.CompletedTask;
    });

    /// <summary>How many pieces have had their effect.</summary>
    public static Task<long> Done(TestTown town) => town.Read(async db =>
        (await Townline.Platform.Counters.Counters.CountsOf(db, Counter)).GetValueOrDefault(Counter));
}
