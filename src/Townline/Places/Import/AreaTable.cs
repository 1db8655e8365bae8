using Microsoft.EntityFrameworkCore;
using Townline.Places.Areas;
using Townline.Places.GeoJson;
using Townline.Platform.Storage;

namespace Townline.Places.Import;

/// <summary>Writes areas, known ones by kind and code.</summary>
internal static class AreaTable
{
    private static readonly InsertInto Insert = new("places_area", "id", "tenant_id", "kind", "code", "name", "shape");
    private static readonly InsertInto Update = InsertInto.Statement("UPDATE places_area SET name = @p1, shape = @p2 WHERE id = @p0", 3);

    public static async Task<SaveCount> Save(Unit unit, IReadOnlyList<AreaRecord> batch)
    {
        var codes = batch.Select(record => record.Code).ToArray();
        var known = await unit.Db.Set<AreaRow>().AsNoTracking().Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => (row.Kind, row.Code));
        var count = default(SaveCount);
        foreach (var record in batch)
        {
            var shape = ShapeText.Write(record.Outline);
            if (!known.TryGetValue((record.Kind, record.Code), out var row))
            {
                unit.Insert(Insert, unit.NextId(), unit.TenantId, record.Kind, record.Code, record.Name, shape);
                count += new SaveCount(1, 0, 0);
            }
            else if (row.Name == record.Name && row.Shape == shape)
                count += new SaveCount(0, 0, 1);
            else
            {
                unit.Insert(Update, row.Id, record.Name, shape);
                count += new SaveCount(0, 1, 0);
            }
        }
        return count;
    }
}
