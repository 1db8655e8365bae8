using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Tests.Support;
using Townline.Work.Calls;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Calls;

/// <summary>Whoever reached nobody is owed one call, in whatever order an exchange tells of it, and whichever of its events names the number.</summary>
public class CallBackBookTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Actor Exchange = Actor.System("test");

    /// <summary>A call as it came.</summary>
    /// <param name="Number">What it turns out to have come from.</param>
    private sealed record History(string Number, IReadOnlyList<CallEvent> Came);

    [BothEngines]
    public async Task A_missed_call_is_owed_once_in_any_order_and_whichever_event_names_the_number(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var histories = Histories(town.Clock.Now, CallStep.Ringing, CallStep.Ringing, CallStep.Ended).ToList();

        await Tell(town, histories);

        var owed = await Open(town);
        Assert.Equal(histories.Select(history => history.Number).Order(StringComparer.Ordinal), owed.Select(back => back.Number).Order(StringComparer.Ordinal));
        Assert.All(owed, back => Assert.Equal((1, true), (back.Calls, back.DueAt > town.Clock.Now)));
    }

    [BothEngines]
    public async Task An_answered_call_is_owed_to_nobody_in_any_order(Engine engine)
    {
        var town = await towns.Fresh(engine);

        await Tell(town, [.. Histories(town.Clock.Now, CallStep.Ringing, CallStep.Answered, CallStep.Ended)]);

        Assert.Empty(await Open(town));
        Assert.All(await town.Read(db => db.Set<CallRow>().ToListAsync()), call => Assert.False(call.Missed));
    }

    [BothEngines]
    public async Task Whoever_is_spoken_to_is_owed_nothing_more_also_when_the_number_is_told_last(Engine engine)
    {
        var town = await towns.Fresh(engine);
        const string Number = "+12165550100";
        await Take(town, new CallEvent("missed", CallStep.Ended, Number, null, null, town.Clock.Now));
        Assert.Single(await Open(town));

        await Take(town, new CallEvent("answered", CallStep.Answered, null, null, null, town.Clock.Now));
        await Take(town, new CallEvent("answered", CallStep.Ringing, Number, null, null, town.Clock.Now));

        Assert.Empty(await Open(town));
    }

    [BothEngines]
    public async Task A_call_that_came_from_another_number_takes_only_its_own_from_what_is_owed(Engine engine)
    {
        var town = await towns.Fresh(engine);
        const string First = "+12165550100", Second = "+12165550101";
        foreach (var id in new[] { "one", "two" })
        {
            await Take(town, new CallEvent(id, CallStep.Ended, First, null, null, town.Clock.Now));
        }

        await Take(town, new CallEvent("two", CallStep.Ringing, Second, null, null, town.Clock.Now.AddSeconds(-20)));

        Assert.Equal([(First, 1), (Second, 1)], (await Open(town)).Select(back => (back.Number, back.Calls)).Order());
    }

    [BothEngines]
    public async Task Batches_at_once_with_the_same_calls_among_them_are_as_many_calls_and_call_backs_as_there_were(Engine engine)
    {
        var town = await towns.Fresh(engine);
        const int Calls = 60, Numbers = 20;
        var events = Enumerable.Range(0, Calls).SelectMany(i => new[]
        {
            new CallEvent($"call {i}", CallStep.Ringing, $"+1216555{i % Numbers:0000}", null, null, town.Clock.Now.AddSeconds(i)),
            new CallEvent($"call {i}", CallStep.Ended, null, null, null, town.Clock.Now.AddSeconds(i + 30)),
        }).ToArray();
        var batches = Enumerable.Range(0, 10).Select(i => Shuffled(events, i)).ToList();
        var singles = Shuffled(events, 10).Take(40).Select(told => new[] { told });

        await Task.WhenAll(batches.Concat(singles).Select(batch => Take(town, batch)));

        Assert.Equal(Calls, await town.Read(db => db.Set<CallRow>().CountAsync(call => call.Missed && call.Number != null)));
        Assert.Equal(Calls, await town.Read(db => db.Set<CallRow>().CountAsync()));
        var owed = await Open(town);
        Assert.Equal(Numbers, owed.Count);
        Assert.All(owed, back => Assert.Equal(Calls / Numbers, back.Calls));
    }

    /// <summary>Each way to tell of such a call: each event names one number, another or none, and they come in each order.</summary>
    private static IEnumerable<History> Histories(DateTimeOffset start, params CallStep[] steps)
    {
        var count = 0;
        var orders = Orders(steps.Length).ToList();
        for (var way = 1; way < Math.Pow(3, steps.Length); way++)
        {
            foreach (var order in orders)
            {
                string?[] numbers = [null, $"+1216555{2 * count:0000}", $"+1216555{(2 * count) + 1:0000}"];
                var id = $"call {count++}";
                var told = steps.Select((step, i) => new CallEvent(id, step, numbers[way / (int)Math.Pow(3, i) % 3], null, null, start.AddSeconds(i))).ToList();
                yield return new History(told.First(each => each.From is not null).From!, [.. order.Select(i => told[i])]);
            }
        }
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));

    /// <summary>One event after the other, all calls at a time; each comes twice, and in the end all of it again.</summary>
    private static async Task Tell(TestTown town, IReadOnlyList<History> histories)
    {
        for (var i = 0; i < histories[0].Came.Count; i++)
        {
            CallEvent[] told = [.. histories.Select(history => history.Came[i])];
            await Take(town, told);
            await Take(town, told);
        }

        await Take(town, [.. histories.SelectMany(history => history.Came)]);
    }

    private static T[] Shuffled<T>(T[] all, int seed)
    {
        T[] mixed = [.. all];
        new Random(seed).Shuffle(mixed);
        return mixed;
    }

    private static Task Take(TestTown town, params CallEvent[] told) => town.Get<ICalls>().Take(town.Tenant, Exchange, told);

    private static Task<IReadOnlyList<CallBackView>> Open(TestTown town) => town.Read(db => town.Get<ICallBacks>().Open(db, 1000, default));
}
