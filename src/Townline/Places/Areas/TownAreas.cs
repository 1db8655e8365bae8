using Dapper;
using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Places.Areas;

/// <summary>The areas of each town in memory, read again when they change in any process.</summary>
internal sealed class TownAreas
{
    private readonly Store _store;
    private readonly TenantCache<AreaMap> _maps;

    public TownAreas(Store store, ChangeSignals signals) => (_store, _maps) = (store, new(signals, Load, PlacesChanged.OfAreas));

    public ValueTask<AreaMap> Get(int tenantId) => _maps.Get(tenantId);

    private async Task<AreaMap> Load(int tenantId)
    {
        await using var reader = await _store.Engine.OpenReader(CancellationToken.None);
        var rows = await reader.QueryAsync<AreaRow>("SELECT * FROM places_area WHERE tenant_id = @tenantId", new { tenantId });
        return new([.. rows.Select(row => new AreaShape(new(row.Id, row.Kind, row.Code, row.Name), ShapeText.Read(row.Shape)))]);
    }
}
