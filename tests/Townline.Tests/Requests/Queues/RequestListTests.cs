using Townline.Requests.Contracts;
using Townline.Requests.Queues;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Queues;

public class RequestListTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A filter of each kind, and the index that its list walks.</summary>
    private static readonly (RequestSelection Selection, string Index)[] Walks =
    [
        (new() { ServiceIds = [1, 2], Areas = ["north"], Languages = ["es"], Channels = ["web"] }, "COVERING INDEX IX_requests_request_open_due"),
        (new() { Due = [1, 2], ServiceIds = [1] }, "COVERING INDEX IX_requests_request_open_due"),
        (new() { DueFrom = Day, DueBefore = Day.AddDays(1), States = ["received"] }, "COVERING INDEX IX_requests_request_open_due"),
        (new() { Assignees = [7], States = ["received"] }, "COVERING INDEX IX_requests_request_open_assignee_id"),
        (new() { Assignees = [RequestSelection.Nobody], ServiceIds = [1] }, "COVERING INDEX IX_requests_request_open_assignee_id"),
        (new() { Assignees = [RequestSelection.Nobody] }, "IX_requests_request_open_assignee_id"),
        (new() { TeamIds = [7], Assignees = [1, 2] }, "COVERING INDEX IX_requests_request_open_team_id"),
        (new() { Disputed = true, ServiceIds = [1] }, "tenant_id_urgency"),
        (new() { Priorities = [Priority.Urgent], ServiceIds = [1] }, "priority_urgency"),
        (new() { Open = false, Areas = ["north"], RequestedFrom = Day }, "newest"),
        (new() { Open = null, ServiceIds = [1], Assignees = [7] }, "service_id_requested_at"),
    ];

    [BothEngines]
    public async Task Every_list_walks_an_index_in_its_order_from_any_place(Engine engine)
    {
        var town = await towns.On(engine);
        foreach (var (selection, index) in Walks)
        {
            var values = new SqlValues();
            var sql = new SelectionSql(selection, null, values);
            (string, object?)[] parameters = [.. values.All.Select(pair => (pair.Key, (object?)pair.Value)), ("tenant", 1), ("at", 5L), ("id", 5L), ("take", 41)];
            foreach (var statement in new[] { sql.Rows(0, true), sql.Rows(0, false), sql.WindowEnd(0, true), sql.Count(0) })
            {
                (string, object?)[] named = [.. parameters.Where(parameter => statement.Contains($"@{parameter.Item1}", StringComparison.Ordinal))];
                var plan = await QueryWatch.Plan(town, engine, new Statement(statement, named));

                // PostgreSQL chooses by the figures of a table, and this one is empty: there any of its indexes will do.
                Assert.True(plan.Contains(engine == Engine.SQLite ? index : "IX_requests_request", StringComparison.Ordinal), $"{statement}\n{plan}");
                Assert.DoesNotContain("SCAN requests_request", plan);
                Assert.DoesNotContain("Seq Scan", plan);

                // The first page comes in the order of the index, however many there are.
                Assert.False(statement == sql.Rows(0, false) && !sql.HasRest && plan.Contains("Sort", StringComparison.Ordinal), plan);
            }
        }
    }

    [BothEngines]
    public async Task A_filter_that_hardly_anything_fits_looks_so_far_and_says_so(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var requests = town.Get<IRequests>();
        var number = await requests.NewNumber(town.Tenant.Id);
        var rare = 0L;
        await town.Write(async unit =>
        {
            for (var i = 0; i <= SelectionSql.Window; i++)
            {
                rare = await requests.Open(unit, new NewRequest { Number = number + i, Service = SampleServices.Pothole, Channel = "web", Description = "A problem", Language = i == SelectionSql.Window ? "es" : "en" });
            }
        });
        var lists = town.Get<IRequestLists>();
        var spanish = new RequestSelection { Languages = ["es"] };

        var page = await lists.Page(town.Tenant.Id, spanish, null, 40, default);
        Assert.Equal((0, true), (page.Rows.Count, page.LookedFar));
        var further = await lists.Page(town.Tenant.Id, spanish, page.Next, 40, default);
        Assert.Equal((rare, false), (Assert.Single(further.Rows).Id, further.LookedFar));
        Assert.Null(further.Next);
        Assert.Equal(
            [new BoundedCount(0, true), new BoundedCount(BoundedCount.Most, true)],
            await lists.Counts(town.Tenant.Id, [spanish, new RequestSelection()], default));
        Assert.Equal([rare], (await lists.Ids(town.Tenant.Id, spanish, 10, default)).Ids);
        Assert.True((await lists.Ids(town.Tenant.Id, new RequestSelection(), 1000, default)).More);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.2")]
    [InlineData("3.1.1")]
    [InlineData("-1.1.1")]
    [InlineData("a.b.c")]
    [InlineData("0.99999999999999999999.1")]
    public void A_place_that_is_none_is_the_start(string? text) => Assert.Null(ListPlace.Parse(text));
}
