using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Storage;

public class BulkInsertTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly InsertInto Event = new("platform_event", "tenant_id", "at", "kind", "subject_id", "actor_kind", "source", "why", "data");

    [BothEngines]
    public async Task Many_inserts_of_one_kind_keep_every_value(Engine engine)
    {
        var town = await towns.On(engine);
        string?[] texts = [null, "", "plain", "tab\tline\nreturn\rback\\slash \\N", "\u00E9\u20AC\U0001F600"];
        await town.Write(unit =>
        {
            for (var i = 0; i < 500; i++)
            {
                unit.Insert(Event, unit.TenantId, unit.Now, "test.bulk", i % 7 == 0 ? null : long.MaxValue - i, 0, "test", texts[i % texts.Length], "{}");
            }

            return Task.CompletedTask;
        });

        var rows = await town.Write(unit => unit.Query<(long? Subject, string? Why, long At)>(
            "SELECT subject_id, why, at FROM platform_event WHERE kind = 'test.bulk' ORDER BY seq"));

        Assert.Equal(500, rows.Count);
        Assert.All(rows.Index(), row => Assert.Equal((row.Index % 7 == 0 ? null : long.MaxValue - row.Index, texts[row.Index % texts.Length]), (row.Item.Subject, row.Item.Why)));
        Assert.Single(rows.Select(row => row.At).Distinct());
    }

    [BothEngines]
    public async Task A_bulk_that_breaks_a_rule_of_the_table_leaves_nothing_and_the_next_one_works(Engine engine)
    {
        var town = await towns.On(engine);
        await Assert.ThrowsAnyAsync<Exception>(() => Insert(town, kind: null));
        await Insert(town, kind: "test.after");
        Assert.Equal(300, (await town.Write(unit => unit.Query<string>("SELECT kind FROM platform_event WHERE kind = 'test.after' OR data = 'broken'"))).Count);
    }

    [BothEngines]
    public async Task Many_texts_and_the_points_of_a_SELECT_are_found(Engine engine)
    {
        var town = await towns.On(engine);
        var (search, spatial) = (town.Get<ISearch>(), town.Get<ISpatialIndex>());
        var ids = await town.Write(unit =>
        {
            long[] ids = [unit.NextId(), unit.NextId()];
            search.PutAll(unit, SearchKind.Request, [(ids[0], "flooded underpass"), (ids[1], "fallen tree")]);
            spatial.PutAll(unit, SpatialLayer.Request, "SELECT CAST(@p0 AS bigint) AS id, 41.5 AS latitude, -81.6 AS longitude, 1704067200000 AS at, 0 AS past", ids[0]);
            return Task.FromResult(ids);
        });

        Assert.Equal([ids[0]], await search.Find(town.Tenant.Id, "FLOODED under", SearchKind.Request, 10, default));
        Assert.Equal([ids[1]], await search.Find(town.Tenant.Id, "tree", SearchKind.Request, 10, default));
        Assert.Empty(await search.Find(town.Tenant.Id, "tree", SearchKind.Person, 10, default));
        Assert.Equal([new SpatialHit(ids[0], new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero))], await spatial.Within(town.Tenant.Id, SpatialLayer.Request, new Box(41.4, -81.7, 41.6, -81.5), null, 10, default));
    }

    private static Task Insert(TestTown town, string? kind) => town.Write(unit =>
    {
        for (var i = 0; i < 300; i++)
        {
            unit.Insert(Event, unit.TenantId, unit.Now, i == 299 ? kind : "test.after", null, 0, "test", null, kind is null ? "broken" : "{}");
        }

        return Task.CompletedTask;
    });
}
