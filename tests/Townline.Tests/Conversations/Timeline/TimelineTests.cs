using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.People.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Conversations.Timeline;

public class TimelineTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_persons_timeline_over_all_channels_is_one_indexed_query_however_long_it_is(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var person = await Report(town, "web");
        var few = await QueryWatch.During(() => OfPerson(town, person));
        for (var i = 0; i < 20; i++)
        {
            await Report(town, i % 2 == 0 ? "web" : "api");
        }

        IReadOnlyList<TimelineEntry> timeline = [];
        var many = await QueryWatch.During(async () => timeline = await OfPerson(town, person));

        Assert.Equal(21, timeline.Count);
        Assert.Equal(few.Count, many.Count);
        var query = Assert.Single(many, statement => statement.Sql.Contains("conversations_entry", StringComparison.Ordinal));
        var plan = await QueryWatch.Plan(town, engine, query);
        Assert.Contains("IX_conversations_entry_tenant_id_person_id_id", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
        Assert.DoesNotContain("Sort", plan);
    }

    [BothEngines]
    public async Task A_requests_timeline_is_one_indexed_query_too(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        await Report(town, "web");
        var request = (await town.Get<IRequestQueries>().List(town.Tenant.Id, new RequestFilter(), default))[0].Id;

        var statements = await QueryWatch.During(() => town.Get<ITimelines>().OfRequest(town.Tenant.Id, request, Audience.Staff, default));

        var plan = await QueryWatch.Plan(town, engine, Assert.Single(statements, statement => statement.Sql.Contains("conversations_entry", StringComparison.Ordinal)));
        Assert.Contains("IX_conversations_entry_request_id_id", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
    }

    [BothEngines]
    public async Task It_is_in_order_and_goes_on_from_a_cursor_without_gap_or_repetition(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var person = await Report(town, "web");
        for (var i = 0; i < 9; i++)
        {
            await Report(town, i % 3 == 0 ? "api" : "web");
        }

        var all = await OfPerson(town, person);
        var pages = new List<TimelineEntry>();
        for (long? before = null; ;)
        {
            var page = await town.Get<ITimelines>().OfPerson(town.Tenant.Id, person, before, 3, default);
            pages.AddRange(page);
            if (page.Count < 3)
            {
                break;
            }

            before = page[^1].Id;
        }

        Assert.Equal(all.Select(entry => entry.Id).OrderDescending(), all.Select(entry => entry.Id));
        Assert.Equal(all.Select(entry => entry.Id), pages.Select(entry => entry.Id));
        Assert.Equal(["api", "web"], all.Select(entry => entry.Channel).Distinct().Order());
    }

    private static Task<IReadOnlyList<TimelineEntry>> OfPerson(TestTown town, long person) => town.Get<ITimelines>().OfPerson(town.Tenant.Id, person, null, 50, default);

    /// <summary>Rosa reports something.</summary>
    private static async Task<long> Report(TestTown town, string channel)
    {
        var result = await town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = town.Tenant.Id,
            Channel = channel,
            Raw = [],
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, channel),
            From = new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, "rosa@example.org")]),
            Text = "A hole",
            Report = new ReportDraft { Service = SampleServices.Pothole },
        });
        return result.PersonId!.Value;
    }
}
