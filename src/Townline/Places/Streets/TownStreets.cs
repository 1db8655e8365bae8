using Microsoft.EntityFrameworkCore;
using Townline.Places.Addresses;
using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Places.Streets;

/// <summary>The streets of each town in memory, read again when they, or its addresses, change in any process.</summary>
internal sealed class TownStreets
{
    private readonly Store _store;
    private readonly TenantCache<StreetMap> _maps;

    public TownStreets(Store store, ChangeSignals signals) =>
        (_store, _maps) = (store, new(signals, Load, PlacesChanged.OfStreets, PlacesChanged.OfAddresses));

    public ValueTask<StreetMap> Get(int tenantId) => _maps.Get(tenantId);

    private async Task<StreetMap> Load(int tenantId)
    {
        await using var db = _store.Read(tenantId);
        var rows = await db.Set<StreetRow>().OrderBy(row => row.Id).ToListAsync();
        var named = await db.Set<AddressRow>().GroupBy(row => row.StreetKey).Select(group => group.Min(row => row.Street)!).ToListAsync();
        return new([.. rows.Select(row => new StreetShape(row.Kind, row.Name, ShapeText.Read(row.Shape)))], named);
    }
}
