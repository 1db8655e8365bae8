using Microsoft.EntityFrameworkCore;
using Townline.Places.GeoJson;
using Townline.Places.Streets;
using Townline.Platform.Storage;

namespace Townline.Places.Import;

/// <summary>Writes streets, known ones by code.</summary>
internal static class StreetTable
{
    private static readonly InsertInto Insert = new("places_street", "id", "tenant_id", "code", "kind", "name", "shape");
    private static readonly InsertInto Update = InsertInto.Statement("UPDATE places_street SET kind = @p1, name = @p2, shape = @p3 WHERE id = @p0", 4);

    public static async Task<SaveCount> Save(Unit unit, IReadOnlyList<StreetRecord> batch)
    {
        var codes = batch.Select(record => record.Code).ToArray();
        var known = await unit.Db.Set<StreetRow>().AsNoTracking().Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code);
        var count = default(SaveCount);
        foreach (var record in batch)
        {
            var shape = ShapeText.Write(record.Line);
            if (!known.TryGetValue(record.Code, out var row))
            {
                unit.Insert(Insert, unit.NextId(), unit.TenantId, record.Code, record.Kind, record.Name, shape);
                count += new SaveCount(1, 0, 0);
            }
            else if (row.Kind == record.Kind && row.Name == record.Name && row.Shape == shape)
                count += new SaveCount(0, 0, 1);
            else
            {
                unit.Insert(Update, row.Id, record.Kind, record.Name, shape);
                count += new SaveCount(0, 1, 0);
            }
        }
        return count;
    }
}
