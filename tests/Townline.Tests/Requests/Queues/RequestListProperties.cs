using FsCheck;
using FsCheck.Fluent;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Queues;

/// <summary>Lists and their counts by any filters, held against a plain look at every request.</summary>
public class RequestListProperties(Towns towns) : IClassFixture<Towns>
{
    private const int Requests = 24;
    private const int Tries = 60;
    private static readonly string?[] Areas = [null, "north", "south"];
    private static readonly string[] Channels = ["web", "open311", "phone"];
    private static readonly string?[] Languages = [null, "en", "es"];
    private static readonly ServiceInfo[] Services = [SampleServices.Pothole, SampleServices.Litter, SampleServices.Welfare];

    [BothEngines]
    public async Task A_list_shows_and_counts_what_a_look_at_every_request_finds(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var ids = await Open(town);
        var dice = Gen.Choose(0, int.MaxValue).ArrayOf(12).ToArbitrary();
        var lists = town.Get<IRequestLists>();
        await Task.Run(() => Prop.ForAll(dice, throws => Holds(town, lists, ids, throws).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries)));
    }

    /// <summary>Does something to a request, then looks through one list page by page, and counts it.</summary>
    private static async Task<bool> Holds(TestTown town, IRequestLists lists, IReadOnlyList<long> ids, int[] dice)
    {
        await Something(town, ids[dice[0] % ids.Count], dice[1]);
        var all = new List<RequestView>();
        foreach (var id in ids)
        {
            all.Add(await town.Of(id));
        }

        var selection = Selection(town, dice);
        var expected = Sorted(all.Where(request => Fits(selection, request, town)), selection, town).Select(request => request.Id).ToList();
        var found = new List<long>();
        ListPlace? place = null;
        do
        {
            var page = await lists.Page(town.Tenant.Id, selection, place, 1 + dice[11] % 7, default);
            Assert.False(page.LookedFar);
            found.AddRange(page.Rows.Select(row => row.Id));
            place = ListPlace.Parse(page.Next?.ToString());
        }
        while (place is not null);

        Assert.Equal(expected, found);
        Assert.Equal([new BoundedCount(expected.Count, false), new BoundedCount(all.Count(request => request.Open), false)], await lists.Counts(town.Tenant.Id, [selection, new RequestSelection()], default));
        Assert.Equal(expected.Take(3), (await lists.Ids(town.Tenant.Id, selection, 3, default)).Ids);
        return true;
    }

    private static async Task<IReadOnlyList<long>> Open(TestTown town)
    {
        var ids = new List<long>();
        for (var i = 0; i < Requests; i++)
        {
            ids.Add(await town.Open(Services[i % 3], request => request with
            {
                TeamId = i % 4 == 0 ? null : i % 4, AssigneeId = i % 5 > 2 ? i % 5 : null, Area = Areas[i % 3], Channel = Channels[i / 2 % 3], Language = Languages[i / 3 % 3],
                DueAt = i % 2 == 0 ? null : town.Clock.Now.AddHours(8 * (i - 6) + 1), Description = i % 2 == 0 ? "A lamp is dark" : "Water on the road",
            }));
        }

        return ids;
    }

    private static async Task Something(TestTown town, long id, int dice)
    {
        try
        {
            await town.Do((requests, unit) => (dice % 6) switch
            {
                0 => requests.Assign(unit, id, Or(dice / 6 % 4), Or(dice / 24 % 5)),
                1 => requests.Move(unit, id, "in_progress"),
                2 => requests.Close(unit, id, new Closure(Townline.Requests.Contracts.Outcome.CouldNot, "It ended.")),
                3 => requests.Dispute(unit, id, "Not fixed"),
                4 => requests.Prioritise(unit, id, (Priority)(dice / 6 % 3)),
                _ => requests.Reopen(unit, id, "Again"),
            });
        }
        catch (RuleBrokenException)
        {
            // The dice asked for what the rules forbid.
        }
    }

    private static long? Or(int number) => number == 0 ? null : number;

    private static RequestSelection Selection(TestTown town, int[] dice) => new()
    {
        Open = (dice[2] % 5) switch { 0 => null, 1 => false, _ => true },
        ServiceIds = [.. Some(dice[3], Services.Select(service => service.Id))],
        TeamIds = [.. Some(dice[4], [1L, 2, 3])],
        Assignees = [.. Some(dice[5], [RequestSelection.Nobody, 3L, 4])],
        Areas = [.. Some(dice[6], Areas.OfType<string>())],
        Channels = [.. Some(dice[7], Channels)],
        Languages = [.. Some(dice[8], Languages.OfType<string>())],
        Priorities = [.. Some(dice[9], Enum.GetValues<Priority>())],
        Due = [.. Some(dice[10], [1, 2])],
        Disputed = dice[2] % 11 == 0,
        States = dice[3] % 7 == 0 ? ["in_progress", "received"] : [],
        Text = dice[4] % 7 == 0 ? "lamp" : null,
        DueBefore = dice[5] % 7 == 0 ? town.Clock.Now.AddDays(1) : null,
        RequestedFrom = dice[6] % 7 == 0 ? town.Clock.Now.AddDays(-1) : null,
        RequestedBefore = dice[7] % 9 == 0 ? town.Clock.Now.AddDays(-1) : null,
    };

    /// <summary>Mostly nothing, so that lists are not always empty.</summary>
    private static IEnumerable<T> Some<T>(int dice, IEnumerable<T> of) => dice % 4 == 0 ? of.Where((_, i) => (dice >> (3 + i)) % 2 == 0) : [];

    private static bool Fits(RequestSelection wanted, RequestView request, TestTown town) =>
        (wanted.Open is null || wanted.Open == request.Open)
        && In(wanted.States, request.State) && In(wanted.ServiceIds, request.ServiceId) && In(wanted.TeamIds, request.TeamId ?? -1) && In(wanted.Assignees, request.AssigneeId ?? RequestSelection.Nobody)
        && In(wanted.Areas, request.Area ?? "") && In(wanted.Channels, request.Channel) && In(wanted.Languages, request.Language ?? "") && In(wanted.Priorities, request.Priority)
        && In(wanted.Due, Due(request, town)) && (!wanted.Disputed || request.Disputed)
        && (wanted.Text is null || request.Description.Contains(wanted.Text, StringComparison.Ordinal))
        && (wanted.DueBefore is null || request.DueAt < wanted.DueBefore)
        && (wanted.RequestedFrom is null || request.RequestedAt >= wanted.RequestedFrom) && (wanted.RequestedBefore is null || request.RequestedAt < wanted.RequestedBefore);

    private static bool In<T>(IReadOnlyList<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);

    private static int Due(RequestView request, TestTown town) =>
        !request.Open || request.DueAt is not { } due ? 0 : due <= town.Clock.Now ? 2 : due <= town.Clock.Now.AddHours(town.Tenant.Settings.DueSoonHours) ? 1 : 0;

    private static IEnumerable<RequestView> Sorted(IEnumerable<RequestView> requests, RequestSelection selection, TestTown town) =>
        selection.Open == true
            ? requests.OrderBy(request => request.DueAt ?? request.RequestedAt.AddYears(1000)).ThenBy(request => request.Id)
            : requests.OrderByDescending(request => request.RequestedAt).ThenByDescending(request => request.Id);
}
