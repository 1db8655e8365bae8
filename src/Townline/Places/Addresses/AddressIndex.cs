using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Places.Addresses;

/// <summary>Addresses in the index of points.</summary>
internal sealed class AddressIndex(ISpatialIndex index) : IIndexed
{
    private const string Points = """SELECT id, lat AS latitude, "long" AS longitude, 0 AS at, 0 AS past FROM places_address WHERE tenant_id = @p0 AND id > @p1 AND id <= @p2""";

    public string Table => "places_address";

    public async Task<long?> Index(Unit unit, long after, int most)
    {
        // By the primary key.
        var last = await unit.QueryFirst<long?>(
            "SELECT max(id) FROM (SELECT id FROM places_address WHERE tenant_id = @TenantId AND id > @after ORDER BY id LIMIT @most) some_of_them",
            new { unit.TenantId, after, most });
        if (last is { } id)
        {
            index.PutAll(unit, SpatialLayer.Address, Points, unit.TenantId, after, id);
        }

        return last;
    }
}
