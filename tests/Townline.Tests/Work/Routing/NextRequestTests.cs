using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Routing;

public class NextRequestTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_is_urgent_comes_first_then_the_promise_and_then_there_is_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var clerk = await town.SignIn(Role.Agent);
        var late = await town.Open(SampleServices.Pothole, request => request with { DueAt = town.Clock.Now.AddHours(-1), Description = "Late" });
        var urgent = await town.Open(SampleServices.Pothole, request => request with { Description = "Urgent" });
        await town.Open(SampleServices.Pothole, request => request with { DueAt = town.Clock.Now.AddHours(-2), AssigneeId = 5, Description = "Somebody's" });
        await town.Do((requests, unit) => requests.Prioritise(unit, urgent, Priority.Urgent));

        foreach (var expected in new[] { urgent, late })
        {
            var page = await (await clerk.Get("/desk?queue=open")).Form("form[action*='handler=Next']").Submit();
            Assert.StartsWith($"/desk/requests/{(await town.Of(expected)).Number}", page.Address);
            Assert.Equal(clerk.Staff!.Id, (await town.Of(expected)).AssigneeId);
        }

        var none = await (await clerk.Get("/desk?queue=open")).Form("form[action*='handler=Next']").Submit();
        Assert.Contains("Nothing is left to take", none.Text);
    }

    [BothEngines, Trait("Speed", "Slow")]
    public async Task Three_clerks_at_two_instances_take_each_request_once(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var one = await TestTown.Start(storage);

        // SQLite has one process; PostgreSQL is asked by two.
        await using var second = engine == Engine.PostgreSQL ? await TestTown.Start(storage) : null;
        var two = second ?? one;
        await SampleServices.Add(one);
        const int all = 60;
        for (var i = 0; i < all; i++)
        {
            await one.Open(SampleServices.Pothole, request => request with { DueAt = i % 2 == 0 ? null : one.Clock.Now.AddHours(i) });
        }

        Visitor[] clerks = [await one.SignIn(Role.Agent), await one.SignIn(Role.Agent), await one.SignIn(Role.Agent)];
        var taken = await Task.WhenAll(clerks.Select((clerk, number) => TakeAll(number == 1 ? two : one, clerk)));

        Assert.Equal(all, taken.Sum(each => each.Count));
        Assert.Equal(all, taken.SelectMany(each => each).Distinct().Count());
        var counts = await one.Get<IRequestQueries>().QueueCounts(one.Tenant.Id, default);
        foreach (var (clerk, ids) in clerks.Zip(taken))
        {
            Assert.Equal(ids.Count, counts.GetValueOrDefault(new QueueKey(QueueKind.Mine, clerk.Staff!.Id).Name));
            foreach (var id in ids)
            {
                Assert.Equal((clerk.Staff.Id, 2), ((await one.Of(id)).AssigneeId!.Value, (await one.Of(id)).Version));
            }

            clerk.Dispose();
        }

        Assert.Equal(0, counts.GetValueOrDefault(new QueueKey(QueueKind.Unassigned).Name));
    }

    private static async Task<List<long>> TakeAll(TestTown town, Visitor clerk)
    {
        var me = new SignedInStaff(clerk.Staff!.Id, clerk.Staff.Name, clerk.Staff.Email, clerk.Staff.Role, clerk.Staff.Rights);
        var list = await town.Get<IDeskLists>().Read(town.Tenant, me.Id, "open", default);
        var taken = new List<long>();
        while (await town.Get<INextRequest>().Take(town.Tenant, me, list, default) is { } id)
        {
            taken.Add(id);
        }

        return taken;
    }
}
