using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work;

/// <summary>What the desk asks while somebody waits on the line or before the counter stands on an index, however long the town has kept its calls and visits.</summary>
public class FrontQueriesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Every_question_of_the_phone_stands_on_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        var (calls, backs) = (town.Get<ICalls>(), town.Get<ICallBacks>());
        await Holds(town, engine, "work_call", () => town.Read(async db =>
        {
            await calls.Now(db, 1, default);
            await calls.Recent(db, 10, 25, default);
            await calls.PersonsBehind(db, "+12165550100", default);
            await backs.Open(db, 25, default);
            return await backs.Of(db, "+12165550100", default);
        }));
    }

    [BothEngines]
    public async Task Every_question_of_the_counter_stands_on_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        var counter = town.Get<ICounter>();
        var day = new DateOnly(2026, 3, 2);
        var visit = new VisitView { Id = 1, Day = day, Number = 1, State = VisitState.Waiting, Reason = "other", ArrivedAt = town.Clock.Now };
        await Holds(town, engine, "work_visit", () => town.Read(async db =>
        {
            await counter.ByNumber(db, day, 1, default);
            await counter.AtCounters(db, day, default);
            await counter.NoShows(db, day, default);
            return await counter.Estimate(db, town.Tenant, visit, default);
        }));
    }

    private static async Task Holds(TestTown town, Engine engine, string table, Func<Task> ask)
    {
        var statements = (await QueryWatch.During(ask)).Where(statement => statement.Sql.Contains(table, StringComparison.Ordinal)).ToList();
        Assert.True(statements.Count >= 4, $"Only {statements.Count} were heard.");
        foreach (var statement in statements)
        {
            var plan = await QueryWatch.Plan(town, engine, statement);
            Assert.True(plan.Contains($"IX_{table}", StringComparison.Ordinal) || plan.Contains("PRIMARY KEY", StringComparison.Ordinal), $"{statement.Sql}\n{plan}");
        }
    }
}
