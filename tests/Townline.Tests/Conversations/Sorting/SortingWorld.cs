using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Conversations.Sorting;

/// <summary>A few people with a few requests and messages, and where each message should stand after what was done.</summary>
internal sealed class SortingWorld
{
    private readonly TestTown _town;
    private readonly int _seed;
    private readonly ServiceInfo _service;
    private readonly List<(long Move, List<long> Entries, long From)> _moves = [];
    private readonly HashSet<long> _undone = [];
    private readonly HashSet<long> _reports = [];

    private SortingWorld(TestTown town, int seed, ServiceInfo service) => (_town, _seed, _service) = (town, seed, service);

    /// <summary>The request in which each message should stand.</summary>
    public Dictionary<long, long> Where { get; } = [];
    public Dictionary<string, long> ByText { get; } = [];
    public List<long> Requests { get; } = [];
    public List<long> People { get; } = [];

    public static async Task<SortingWorld> Make(TestTown town, int seed)
    {
        await SampleServices.Add(town);
        var world = new SortingWorld(town, seed, SampleServices.Pothole);
        for (var person = 0; person < 3; person++)
        {
            for (var request = 0; request < 2; request++)
            {
                var report = await world.Write(person, null, $"m-{seed}-{person}-{request}-report");
                for (var message = 0; message < 4; message++)
                {
                    await world.Write(person, report.Request, $"m-{seed}-{person}-{request}-{message}");
                }
            }
        }

        return world;
    }

    public async Task Step(Random dice)
    {
        var from = Requests[dice.Next(Requests.Count)];
        var chosen = Where.Where(pair => pair.Value == from && dice.Next(3) == 0).Select(pair => pair.Key).ToList();
        switch (dice.Next(4))
        {
            case 0 when _moves.Count > 0:
                await Undo(_moves[dice.Next(_moves.Count)]);
                break;
            case 1:
                await Try(chosen, from, null);
                break;
            default:
                await Try(chosen, from, Requests[dice.Next(Requests.Count)]);
                break;
        }
    }

    private async Task Try(List<long> chosen, long from, long? to)
    {
        var isAllowed = chosen.Count > 0 && to != from && !chosen.Contains(FirstOf(from));
        try
        {
            var target = to ?? 0;
            var number = await _town.Get<IRequests>().NewNumber(_town.Tenant.Id);
            var move = await _town.Write(async unit =>
            {
                var sorting = _town.Get<ISorting>();
                return to is { } other
                    ? await sorting.Move(unit, new MoveOrder(from, other, chosen, "test"))
                    : await sorting.Split(unit, new MoveOrder(from, 0, chosen, "test"), new NewRequest { Number = number, Service = _service, Channel = "web" });
            });
            Assert.True(isAllowed, "A move that should have been refused was made.");
            if (to is null)
            {
                target = (await _town.Get<IRequestQueries>().ByNumber(_town.Tenant.Id, number, default))!.Id;
                Requests.Add(target);
            }

            chosen.ForEach(entry => Where[entry] = target);
            _moves.Add((move, chosen, from));
        }
        catch (RuleBrokenException broken)
        {
            Assert.False(isAllowed, broken.Message);
        }
    }

    private async Task Undo((long Move, List<long> Entries, long From) move)
    {
        var isAllowed = !_undone.Contains(move.Move) && !_moves.Any(later => later.Move > move.Move && !_undone.Contains(later.Move) && later.Entries.Any(move.Entries.Contains));
        try
        {
            await _town.Write(unit => _town.Get<ISorting>().Undo(unit, move.Move, "test"));
            Assert.True(isAllowed, "What should have been refused was taken back.");
            _undone.Add(move.Move);
            move.Entries.ForEach(entry => Where[entry] = move.From);
        }
        catch (RuleBrokenException broken)
        {
            Assert.False(isAllowed, broken.Message);
        }
    }

    /// <summary>The oldest message of a request is its report.</summary>
    private long FirstOf(long request) => Where.Where(pair => pair.Value == request).Select(pair => pair.Key).DefaultIfEmpty().Min();

    private async Task<(long Request, long Entry)> Write(int person, long? request, string text)
    {
        var result = await _town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = _town.Tenant.Id,
            Channel = "web",
            Raw = [],
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, "web"),
            From = new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, $"person{_seed}-{person}@example.org")]),
            Text = text,
            ContinuesRequestId = request,
            Report = request is null ? new ReportDraft { Service = _service } : null,
        });
        Where[result.EntryId] = result.RequestId!.Value;
        ByText[text] = result.EntryId;
        if (request is null)
        {
            Requests.Add(result.RequestId!.Value);
        }

        if (!People.Contains(result.PersonId!.Value))
        {
            People.Add(result.PersonId!.Value);
        }

        return (result.RequestId!.Value, result.EntryId);
    }
}
