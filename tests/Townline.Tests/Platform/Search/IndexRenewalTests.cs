using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Search;

public class IndexRenewalTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task After_a_migration_that_empties_the_indexes_everything_is_found_again(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var open = await town.Open(SampleServices.Pothole, request => request with { Description = "Walrus on the corner", Latitude = 41.5, Longitude = -81.6 });
        await town.Write(async unit =>
        {
            town.Get<ISearch>().Remove(unit, open);
            town.Get<ISpatialIndex>().Remove(unit, SpatialLayer.Request, open);
            await unit.Execute("INSERT INTO platform_index_due (tenant_id, table_name, after) VALUES (@TenantId, '', 0)", new { unit.TenantId });
        });
        Assert.Empty(await Found(town));

        await town.Get<IndexRenewal>().Run(default);

        Assert.Equal([open], await Found(town));
        var box = new RequestFilter { Box = new Box(41.4, -81.7, 41.6, -81.5) };
        Assert.Equal([open], (await town.Get<IRequestQueries>().List(town.Tenant.Id, box, default)).Select(request => request.Id));
        Assert.Empty(await town.Write(unit => unit.Query<int>("SELECT tenant_id FROM platform_index_due")));
    }

    private static Task<IReadOnlyList<long>> Found(TestTown town) => town.Get<ISearch>().Find(town.Tenant.Id, "walrus", SearchKind.Request, 10, default);
}
