using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;
using Townline.Tests.Support;
using Outcome = Townline.Requests.Contracts.Outcome;

namespace Townline.Tests.Requests;

/// <summary>The maintained count of each queue is what counting the queue gives, whatever was done to its requests and in whatever order.</summary>
public class QueueCountProperties(Towns towns) : IClassFixture<Towns>
{
    private const int Requests = 5;
    private const int Sequences = 10;

    private static readonly QueueKey[] Queues =
    [
        new(QueueKind.Open), new(QueueKind.Unassigned), new(QueueKind.DueSoon), new(QueueKind.Overdue), new(QueueKind.Disputed),
        new(QueueKind.Mine, 1), new(QueueKind.Mine, 2), new(QueueKind.Team, 1), new(QueueKind.Team, 2),
    ];

    [BothEngines]
    public async Task Counts_are_always_what_counting_gives(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var sequences = Gen.Choose(0, int.MaxValue).ArrayOf(40).ToArbitrary();
        await Task.Run(() => Prop.ForAll(sequences, sequence => Holds(town, sequence).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences)));
    }

    /// <summary>Opens some requests and throws the dice over them.</summary>
    private static async Task<bool> Holds(TestTown town, int[] sequence)
    {
        var ids = new List<long>();
        for (var i = 0; i < Requests; i++)
        {
            ids.Add(await town.Open(SampleServices.Pothole, request => request with { TeamId = i % 3 == 0 ? null : i % 3, DueAt = i % 2 == 0 ? null : town.Clock.Now.AddHours(20 * i) }));
        }

        foreach (var dice in sequence)
        {
            await Something(town, ids[dice % Requests], dice / Requests);
        }

        Assert.Equal(await Counted(town), await Kept(town));
        return true;
    }

    private static async Task Something(TestTown town, long id, int dice)
    {
        if (dice % 10 == 9)
        {
            town.Clock.Move(TimeSpan.FromHours(dice / 10 % 30));
            await town.Get<DueSweep>().Run(default);
            return;
        }

        try
        {
            await town.Do((requests, unit) => One(requests, unit, id, dice % 10, dice / 10 % 3));
        }
        catch (RuleBrokenException)
        {
            // The dice asked for what the rules forbid: that must change no count either.
        }
    }

    private static Task One(IRequests requests, Unit unit, long id, int what, int which) => what switch
    {
        0 or 1 => requests.Assign(unit, id, which == 0 ? null : which, which == 2 ? null : which + 1),
        2 => requests.Move(unit, id, which == 0 ? "in_progress" : which == 1 ? "waiting" : "scheduled"),
        3 or 4 => requests.Close(unit, id, new Closure(which == 0 ? Outcome.Done : Outcome.CouldNot, "It ended.")),
        5 => requests.Dispute(unit, id, "Not fixed"),
        6 => requests.Reopen(unit, id, "Again"),
        7 => requests.Touch(unit, id, byResident: which == 0),
        _ => requests.Correct(unit, id, new Correction { Service = which == 0 ? SampleServices.Litter : SampleServices.Pothole, Visibility = RequestVisibility.Private }),
    };

    private static async Task<Dictionary<string, long>> Kept(TestTown town)
    {
        var counts = await town.Get<IRequestQueries>().QueueCounts(town.Tenant.Id, default);
        return Queues.ToDictionary(queue => queue.Name, queue => counts.GetValueOrDefault(queue.Name));
    }

    private static async Task<Dictionary<string, long>> Counted(TestTown town)
    {
        var counted = new Dictionary<string, long>();
        foreach (var queue in Queues)
        {
            counted[queue.Name] = (await town.Get<IRequestLists>().Ids(town.Tenant.Id, queue.Selection, 100_000, default)).Ids.Count;
        }

        return counted;
    }
}
