using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Outbox;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Outbox;

public class ReadingAheadTests(Towns towns) : IClassFixture<Towns>
{
    private readonly Reader _reader = new();

    [BothEngines]
    public async Task Rows_that_wait_together_are_looked_up_together_and_done_one_by_one(Engine engine)
    {
        var town = await Town(engine);
        await TestWork.Ask(town, 100);
        await Eventually.True(async () => await TestWork.Done(town) == 100);
        await town.OutboxIsDone();
        Assert.Equal(Enumerable.Range(1, 100), _reader.Done.Order());
        Assert.Equal(100, _reader.Lookups.Sum(pieces => pieces.Count));
        Assert.True(_reader.Lookups.Count < 50, $"{_reader.Lookups.Count} questions for 100 rows");
    }

    [BothEngines]
    public async Task One_that_fails_is_tried_again_without_those_that_came_with_it(Engine engine)
    {
        var town = await Town(engine);
        _reader.Fails = item => item is { Attempts: 1 } && item.Payload<int>() == 7;
        await TestWork.Ask(town, 20);
        await Eventually.True(async () => await TestWork.Done(town) == 19);

        await Eventually.True(async () =>
        {
            town.Clock.Move(TimeSpan.FromSeconds(1));
            return await TestWork.Done(town) == 20;
        });
        Assert.Equal([7], _reader.Lookups.Last());
    }

    [BothEngines]
    public async Task Where_nothing_can_be_looked_up_all_are_tried_again(Engine engine)
    {
        var town = await Town(engine);
        var isDown = true;
        _reader.FailsToLook = () => isDown;
        await TestWork.Ask(town, 20);
        await Eventually.True(() => _reader.Lookups.Sum(pieces => pieces.Count) >= 20);
        Assert.Equal(0, await TestWork.Done(town));

        isDown = false;
        await Eventually.True(async () =>
        {
            town.Clock.Move(TimeSpan.FromSeconds(1));
            return await TestWork.Done(town) == 20;
        });
        Assert.Equal(Enumerable.Range(1, 20), _reader.Done.Order());
    }

    [BothEngines]
    public async Task No_two_towns_are_looked_up_together(Engine engine)
    {
        var town = await Town(engine);
        var other = await town.AddTown("otherton");
        await TestWork.Ask(town, 10);
        await town.Write(
            unit =>
            {
                unit.Enqueue(TestWork.Name, 1000);
                return Task.CompletedTask;
            },
            other);
        await Eventually.True(() => _reader.Done.Count == 11);
        Assert.Contains(_reader.Lookups, pieces => pieces is [1000]);
    }

    private Task<TestTown> Town(Engine engine) => towns.Fresh(engine, change: services => services.AddSingleton<IOutboxHandler>(_reader));

    private sealed class Reader : IReadsAhead
    {
        public string Topic => TestWork.Name;

        /// <summary>The pieces of each look-up.</summary>
        public ConcurrentQueue<IReadOnlyList<int>> Lookups { get; } = new();
        public ConcurrentQueue<int> Done { get; } = new();
        public Predicate<OutboxItem> Fails { get; set; } = _ => false;
        public Func<bool> FailsToLook { get; set; } = () => false;

        public Task<Func<OutboxItem, CancellationToken, Task>> ReadAhead(IReadOnlyList<OutboxItem> items, CancellationToken cancel)
        {
            Lookups.Enqueue([.. items.Select(item => item.Payload<int>())]);
            return FailsToLook() ? throw new TimeoutException("The database does not answer.") : Task.FromResult<Func<OutboxItem, CancellationToken, Task>>(Do);
        }

        private async Task Do(OutboxItem item, CancellationToken cancel)
        {
            if (Fails(item))
            {
                throw new HttpRequestException("The provider is down.");
            }

            await item.Complete(
                unit =>
                {
                    unit.Count(TestWork.Counter, 1);
                    return Task.CompletedTask;
                },
                cancel);
            Done.Enqueue(item.Payload<int>());
        }
    }
}
