using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work;

/// <summary>What each page of the desk asks about views, macros and jobs stands on an index, and is a fixed number of statements.</summary>
public class DeskQueriesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Every_question_about_views_macros_and_jobs_stands_on_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        var (views, macros, jobs) = (town.Get<IViews>(), town.Get<IMacros>(), town.Get<IJobs>());

        var job = await town.Write(unit => jobs.Make(unit, 1, [5]));

        // The teams are read once and kept.
        await town.Get<ITeams>().Of(town.Tenant.Id);
        var statements = await QueryWatch.During(() => town.Read(async db =>
        {
            await views.Of(db, 1, default);
            await views.Find(db, 1, 2, default);
            await macros.For(db, 1, null, default);
            await macros.Find(db, 2, default);
            await jobs.Of(db, 1, 50, default);
            await jobs.Find(db, 1, job, default);
            return await jobs.Items(db, job, IJobs.Most, default);
        }));

        Assert.InRange(statements.Count, 7, 10);
        foreach (var statement in statements)
        {
            var plan = await QueryWatch.Plan(town, engine, statement);
            Assert.True(new[] { "IX_work_", "PK_work_", "PRIMARY KEY", "sqlite_autoindex_work_" }.Any(index => plan.Contains(index, StringComparison.Ordinal)), $"{statement.Sql}\n{plan}");
            Assert.DoesNotContain("SCAN w", plan);
        }
    }

    [BothEngines]
    public async Task The_counts_of_many_views_are_one_statement(Engine engine)
    {
        var town = await towns.On(engine);
        var (sql, values) = await town.Get<Townline.Requests.Queues.RequestLists>().CountsSql(
            town.Tenant.Id, [.. Enumerable.Range(1, 12).Select(number => new RequestSelection { ServiceIds = [number], Languages = ["es"] })], default);

        (string, object?)[] parameters = [.. values.All.Select(pair => (pair.Key, (object?)pair.Value)), ("tenant", 1)];
        var plan = await QueryWatch.Plan(town, engine, new Statement(sql, parameters));
        Assert.Contains("IX_requests_request", plan);
        Assert.DoesNotContain("SCAN requests_request", plan);
        Assert.DoesNotContain("Seq Scan", plan);
    }
}
