using System.Text.Json.Nodes;
using Dapper;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Places.Import;
using Townline.Places.Map.Drawing;
using Townline.Places.Shapes;
using Townline.Platform.Storage;

namespace Townline.Places.Areas;

/// <inheritdoc/>
internal sealed class AreaDocuments(Store store, TownAreas areas) : IAreaDocuments
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

    public async Task<IReadOnlyList<SizedArea>> Sizes(int tenantId) => [.. (await areas.Get(tenantId)).Shapes.Select(shape => new SizedArea(shape.Area, SquareKilometres(shape.Outline)))];

    public async Task<byte[]?> Draw(int tenantId, string kind, string title) => AreasDrawing.Draw(await areas.Get(tenantId), kind, title);

    public Func<Unit, Task> Prepare(IReadOnlyList<AreaDocument> documents)
    {
        var reader = new RecordReader();
        var records = documents.Select((area, i) => Record(reader, area, i)).ToList();
        return async unit =>
        {
            var count = await AreaTable.Save(unit, records);
            if (count.Added + count.Changed > 0)
            {
                await unit.Publish(new PlacesChanged(PlaceKind.Area, count.Added, count.Changed));
            }
        };
    }

    public async Task<bool> Remove(Unit unit, string kind, string code)
    {
        if (await unit.Db.Set<AreaRow>().Where(row => row.Kind == kind && row.Code == code).ExecuteDeleteAsync() == 0)
        {
            return false;
        }

        await unit.Publish(new PlacesChanged(PlaceKind.Area, 0, 0, [$"{kind} {code}"]));
        return true;
    }

    private static double SquareKilometres(Geometry outline) =>
        outline.IsEmpty ? 0 : new LocalPlane(new GeoPoint(outline.EnvelopeInternal.Centre.Y, outline.EnvelopeInternal.Centre.X)).ToMetres(outline).Area / 1_000_000;

    private static AreaRecord Record(RecordReader reader, AreaDocument area, int row)
    {
        var fields = new Dictionary<string, string> { ["kind"] = area.Kind, ["code"] = area.Code, ["name"] = area.Name };
        return reader.Area(new SourceRow(row, area.Code, ShapeText.Read(area.Shape.ToJsonString()), fields, null), area.Kind);
    }
}
