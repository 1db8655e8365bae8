using System.Text.Json.Nodes;
using Dapper;
using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Places.Import;
using Townline.Platform.Storage;

namespace Townline.Places.Areas;

/// <inheritdoc/>
internal sealed class AreaDocuments(Store store) : IAreaDocuments
{
    public async Task<IReadOnlyList<AreaDocument>> All(int tenantId, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<AreaRow>("SELECT * FROM places_area WHERE tenant_id = @tenantId", new { tenantId });
        return
        [
            .. rows.OrderBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => new AreaDocument(row.Kind, row.Code, row.Name, (JsonObject)JsonNode.Parse(row.Shape)!)),
        ];
    }

    public Func<Unit, Task> Prepare(IReadOnlyList<AreaDocument> areas)
    {
        var reader = new RecordReader();
        var records = areas.Select((area, i) => Record(reader, area, i)).ToList();
        return async unit =>
        {
            var count = await AreaTable.Save(unit, records);
            if (count.Added + count.Changed > 0)
            {
                await unit.Publish(new PlacesChanged(PlaceKind.Area, count.Added, count.Changed));
            }
        };
    }

    private static AreaRecord Record(RecordReader reader, AreaDocument area, int row)
    {
        var fields = new Dictionary<string, string> { ["kind"] = area.Kind, ["code"] = area.Code, ["name"] = area.Name };
        return reader.Area(new SourceRow(row, area.Code, ShapeText.Read(area.Shape.ToJsonString()), fields, null), area.Kind);
    }
}
