using Microsoft.EntityFrameworkCore;
using Townline.Places.Addresses;
using Townline.Places.Text;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Places.Import;

/// <summary>Writes addresses and their points on the index, known ones by code.</summary>
internal sealed class AddressTable(ISpatialIndex index)
{
    private static readonly InsertInto Insert = new(
        "places_address",
        ["id", "tenant_id", "code", "number", "number_key", "number_value", "street", "street_key", "unit", "city", "postcode", "lat", "long"]
    );

    private static readonly InsertInto Update = InsertInto.Statement(
        """
        UPDATE places_address SET number = @p1, number_key = @p2, number_value = @p3, street = @p4, street_key = @p5, unit = @p6, city = @p7,
        postcode = @p8, lat = @p9, long = @p10 WHERE id = @p0
        """,
        11
    );

    public async Task<SaveCount> Save(Unit unit, IReadOnlyList<AddressRecord> batch)
    {
        var codes = batch.Select(record => record.Code).ToArray();
        var known = await unit.Db.Set<AddressRow>().AsNoTracking().Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code);
        var count = default(SaveCount);
        foreach (var record in batch)
            count += Save(unit, record, known.GetValueOrDefault(record.Code));
        return count;
    }

    private SaveCount Save(Unit unit, AddressRecord record, AddressRow? row)
    {
        if (row is not null && IsSame(record, row))
            return new(0, 0, 1);

        var id = row?.Id ?? unit.NextId();
        var numberKey = AddressText.NumberKey(record.Number);
        var (numberValue, streetKey) = (AddressText.NumberValue(numberKey), AddressText.StreetKey(record.Street));
        var (lat, @long) = (record.Point.Lat, record.Point.Long);
        if (row is null)
            unit.Insert(
                Insert,
                [id, unit.TenantId, record.Code, record.Number, numberKey, numberValue, record.Street, streetKey, record.Unit, record.City, record.Postcode, lat, @long]
            );
        else
            unit.Insert(Update, [id, record.Number, numberKey, numberValue, record.Street, streetKey, record.Unit, record.City, record.Postcode, lat, @long]);
        index.Put(unit, SpatialLayer.Address, id, new SpatialSpot(lat, @long, DateTimeOffset.UnixEpoch));
        return row is null ? new(1, 0, 0) : new(0, 1, 0);
    }

    private static bool IsSame(AddressRecord record, AddressRow row) =>
        (record.Number, record.Street, record.Unit, record.City, record.Postcode, record.Point.Lat, record.Point.Long)
        == (row.Number, row.Street, row.Unit, row.City, row.Postcode, row.Lat, row.Long);
}
