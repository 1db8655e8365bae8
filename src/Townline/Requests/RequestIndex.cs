using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Requests;

/// <summary>Requests in the indexes: their words, and where they are.</summary>
internal sealed class RequestIndex(ISearch search, ISpatialIndex spatial) : IIndexed
{
    private const string Points =
        """
        SELECT id, latitude, longitude, requested_at AS at, 1 - is_open AS past FROM requests_request
        WHERE tenant_id = @p0 AND id > @p1 AND id <= @p2 AND latitude IS NOT NULL AND longitude IS NOT NULL
        """;

    private sealed class Row
    {
        public long Id { get; init; }
        public long Number { get; init; }
        public string? ExternalId { get; init; }
        public string Description { get; init; } = "";
        public string? Address { get; init; }
    }

    public string Table => "requests_request";

    public async Task<long?> Index(Unit unit, long after, int most)
    {
        // By the primary key.
        var rows = await unit.Query<Row>(
            "SELECT id, number, external_id, description, address FROM requests_request WHERE tenant_id = @TenantId AND id > @after ORDER BY id LIMIT @most",
            new { unit.TenantId, after, most });
        if (rows.Count == 0)
        {
            return null;
        }

        search.PutAll(unit, RequestText.Kind, [.. rows.Select(row => (row.Id, RequestText.Of(row.Number, row.ExternalId, row.Description, row.Address)))]);
        spatial.PutAll(unit, SpatialLayer.Request, Points, unit.TenantId, after, rows[^1].Id);
        return rows[^1].Id;
    }
}
