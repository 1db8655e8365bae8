using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Outbox;

public class OutboxTests(Towns towns) : IClassFixture<Towns>
{
    private readonly TestWork _work = new();

    [BothEngines]
    public async Task Work_is_done_once_without_being_asked_twice(Engine engine)
    {
        var town = await Town(engine);
        await TestWork.Ask(town, 100);
        await Eventually.True(async () => await TestWork.Done(town) == 100);
        await town.OutboxIsDone();
        Assert.Equal(Enumerable.Range(1, 100), _work.Attempts.Order());
    }

    [BothEngines]
    public async Task Work_of_a_unit_that_failed_is_never_done(Engine engine)
    {
        var town = await Town(engine);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => town.Write(unit =>
        {
            unit.Enqueue(TestWork.Name, 1);
            throw new InvalidTimeZoneException();
        }));
        await town.OutboxIsDone();
        Assert.Empty(_work.Attempts);
    }

    [BothEngines]
    public async Task A_timer_waits_for_its_moment(Engine engine)
    {
        var town = await Town(engine);
        await TestWork.Ask(town, 1, after: TimeSpan.FromDays(30));
        town.Clock.Move(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(5));
        await town.OutboxIsDone();
        Assert.Empty(_work.Attempts);

        town.Clock.Move(TimeSpan.FromMinutes(5));
        await town.OutboxIsDone();
        Assert.Equal(1, await TestWork.Done(town));
    }

    [BothEngines]
    public async Task Rows_of_one_key_run_one_after_another_in_their_order(Engine engine)
    {
        var town = await Town(engine);
        _work.Outside = _ => Task.Delay(Random.Shared.Next(5));
        await TestWork.Ask(town, 20, orderKey: "a");
        await Eventually.True(async () => await TestWork.Done(town) == 20);
        Assert.Equal(Enumerable.Range(1, 20), _work.Attempts);
    }

    [BothEngines]
    public async Task Work_whose_provider_is_slow_holds_up_nobody_else(Engine engine)
    {
        var town = await Town(engine);
        var provider = new TaskCompletionSource();
        _work.Outside = item => item.Payload<int>() == 1 ? provider.Task : Task.CompletedTask;
        await TestWork.Ask(town, 100);
        await Eventually.True(async () => await TestWork.Done(town) == 99);

        provider.SetResult();
        await Eventually.True(async () => await TestWork.Done(town) == 100);
        Assert.Equal(100, _work.Attempts.Count);
    }

    [BothEngines]
    public async Task Failed_work_is_tried_again_later_and_its_effect_happens_once(Engine engine)
    {
        var town = await Town(engine);
        _work.Outside = item => item.Attempts < 3 ? throw new HttpRequestException("The provider is down.") : Task.CompletedTask;
        await TestWork.Ask(town, 1);
        await Eventually.True(async () =>
        {
            town.Clock.Move(TimeSpan.FromSeconds(1));
            return await TestWork.Done(town) == 1;
        });
        Assert.Equal(3, _work.Attempts.Count);
    }

    [BothEngines]
    public async Task Work_that_never_succeeds_becomes_a_dead_letter_that_a_person_can_retry(Engine engine)
    {
        var town = await Town(engine);
        _work.Outside = _ => throw new HttpRequestException("The provider is gone.");
        await TestWork.Ask(town, 1);
        var letters = town.Get<DeadLetters>();
        await Eventually.True(async () =>
        {
            town.Clock.Move(TimeSpan.FromHours(2));
            await town.Get<Dispatcher>().RunDue(CancellationToken.None);
            return (await letters.List(town.Tenant.Id, 10, CancellationToken.None)).Count == 1;
        });
        var dead = Assert.Single(await letters.List(town.Tenant.Id, 10, CancellationToken.None));
        Assert.Equal(Backoff.MostAttempts, _work.Attempts.Count);
        Assert.Contains("The provider is gone.", dead.LastError);

        _work.Outside = _ => Task.CompletedTask;
        Assert.True(await letters.Retry(town.Tenant.Id, Actor.System("test"), dead.Id, CancellationToken.None));
        await town.OutboxIsDone();
        Assert.Equal(1, await TestWork.Done(town));
        Assert.False(await letters.Retry(town.Tenant.Id, Actor.System("test"), dead.Id, CancellationToken.None));
    }

    [BothEngines]
    public async Task Another_town_can_neither_see_nor_touch_a_dead_letter(Engine engine)
    {
        var town = await Town(engine);
        var other = await town.AddTown("otherton");
        await TestWork.Ask(town, 1, after: TimeSpan.FromDays(1));
        await town.Write(unit => unit.Execute("UPDATE platform_outbox SET dead = 1"));
        var letters = town.Get<DeadLetters>();
        var id = Assert.Single(await letters.List(town.Tenant.Id, 10, CancellationToken.None)).Id;

        Assert.Empty(await letters.List(other.Id, 10, CancellationToken.None));
        Assert.False(await letters.Retry(other.Id, Actor.System("test"), id, CancellationToken.None));
        Assert.False(await letters.Drop(other.Id, Actor.System("test"), id, CancellationToken.None));
        Assert.True(await letters.Drop(town.Tenant.Id, Actor.System("test"), id, CancellationToken.None));
    }

    [BothEngines]
    public async Task Work_whose_lease_ran_out_is_taken_over_and_the_late_one_has_no_effect(Engine engine)
    {
        var town = await Town(engine);
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _work.Outside = item =>
        {
            if (item.Attempts > 1)
            {
                return Task.CompletedTask;
            }

            started.SetResult();
            return goOn.Task;
        };
        await TestWork.Ask(town, 1);
        await started.Task;
        town.Clock.Move(TimeSpan.FromMinutes(3));
        await town.OutboxIsDone();
        Assert.Equal(1, await TestWork.Done(town));

        goOn.SetResult();
        await Eventually.True(() => town.Log.From(Microsoft.Extensions.Logging.LogLevel.Information).Any(line => line.Contains("was done by another process", StringComparison.Ordinal)));
        Assert.Equal(1, await TestWork.Done(town));
        Assert.False(await town.Read(db => db.Set<OutboxRow>().AnyAsync()));
    }

    private Task<TestTown> Town(Engine engine) => towns.Fresh(engine, change: services => services.AddSingleton<IOutboxHandler>(_work));
}
