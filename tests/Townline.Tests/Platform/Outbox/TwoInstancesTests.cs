using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Live;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Outbox;

/// <summary>A big city runs several copies of the program on one PostgreSQL.</summary>
public class TwoInstancesTests
{
    [PostgresFact]
    public async Task Each_piece_of_work_and_each_timer_runs_once_on_one_of_them()
    {
        var (left, right) = (new TestWork(), new TestWork());
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        var clock = new Clock();
        await using var one = await Start(storage, left, clock);
        await using var two = await Start(storage, right, clock);
        left.Outside = right.Outside = _ => Task.Delay(2);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => TestWork.Ask(i % 2 == 0 ? one : two, 50)));
        await TestWork.Ask(one, 50, after: TimeSpan.FromDays(1));
        await Eventually.True(async () => await TestWork.Done(one) == 500);
        clock.Move(TimeSpan.FromDays(1));
        await Eventually.True(async () => await TestWork.Done(two) == 550);

        Assert.Equal(550, left.Attempts.Count + right.Attempts.Count);
        Assert.NotEmpty(left.Attempts);
        Assert.NotEmpty(right.Attempts);
    }

    [PostgresFact]
    public async Task Order_keys_hold_across_both()
    {
        var work = new TestWork { Outside = _ => Task.Delay(Random.Shared.Next(5)) };
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        await using var one = await Start(storage, work, new Clock());
        await using var two = await Start(storage, work, new Clock());

        await TestWork.Ask(one, 40, orderKey: "a");
        await Eventually.True(async () => await TestWork.Done(one) == 40);

        Assert.Equal(Enumerable.Range(1, 40), work.Attempts);
    }

    [PostgresFact]
    public async Task What_happens_on_one_is_seen_live_on_the_other()
    {
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        await using var one = await Start(storage, new TestWork(), new Clock());
        await using var two = await Start(storage, new TestWork(), new Clock());
        await Eventually.True(() => two.Get<LiveFeed>().Cursor >= 0);
        using var page = two.Get<LiveFeed>().Subscribe(two.Tenant.Id);

        await one.Write(unit => unit.Publish(new OutboxRowDied(7, "test")));

        var seen = await page.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(("outbox.died", 7L), (seen.Kind, seen.SubjectId));
    }

    [PostgresFact]
    public async Task They_never_give_out_the_same_number_or_id()
    {
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        await using var one = await Start(storage, new TestWork(), new Clock());
        await using var two = await Start(storage, new TestWork(), new Clock());

        var taken = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : two).Get<Numbers>().Next(1, "test").AsTask()));

        Assert.Equal(taken.Length, taken.Distinct().Count());
        Assert.DoesNotContain(taken, number => number < 1);
    }

    private static Task<TestTown> Start(TestStorage storage, TestWork work, Clock clock) =>
        TestTown.Start(storage, clock, services => services.AddSingleton<IOutboxHandler>(work));
}
