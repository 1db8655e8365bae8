using Microsoft.EntityFrameworkCore;
using Townline.Platform.Search;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Storage;

/// <summary>What many units at once must not do to each other; on SQLite they share a transaction.</summary>
public class GroupTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Of_many_units_at_once_only_those_that_fail_leave_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            try
            {
                await town.Write(unit =>
                {
                    unit.Count("group.test", 1);
                    return i % 7 == 3 ? throw new InvalidOperationException("as it must") : Task.CompletedTask;
                });
                return true;
            }
            catch (InvalidOperationException error) when (error.Message == "as it must")
            {
                return false;
            }
        })));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i % 7 != 3), results);
        var counted = await town.Write(unit => unit.QueryFirst<long>("SELECT CAST(sum(value) AS bigint) FROM platform_counter WHERE tenant_id = @TenantId AND name = 'group.test'", new { unit.TenantId }));
        Assert.Equal(results.Count(kept => kept), counted);
    }

    [BothEngines]
    public async Task Units_that_search_and_units_that_use_ef_core_run_in_one_group(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.Write(unit =>
        {
            for (var id = 1; id <= 64; id++)
            {
                town.Get<ISearch>().Put(unit, id, SearchKind.Request, $"Lamp {id}", isNew: true);
            }

            return Task.CompletedTask;
        });

        await Task.WhenAll(Enumerable.Range(1, 64).Select(id => Task.Run(() => town.Write(async unit =>
        {
            Assert.NotEqual(0, await unit.Db.Set<Tenant>().CountAsync());
            town.Get<ISearch>().Put(unit, id, SearchKind.Request, $"Bench {id}");
            await unit.Flush();
        }))));

        Assert.Equal(64, (await town.Get<ISearch>().Find(town.Tenant.Id, "bench", SearchKind.Request, 100, CancellationToken.None)).Count);
    }
}
