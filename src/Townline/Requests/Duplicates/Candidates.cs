using Dapper;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// Reads the requests that are compared, in one query on one index: by place the nearest on the spatial index, without a place the newest of the
/// service and of those related on (tenant, service, requested_at). However many a town has, so many and no more are read.
/// </summary>
internal sealed class Candidates(Store store, ISpatialIndex spatial, AsOf asOf)
{
    /// <summary>How many the index gives, of which most are closed where a moment in the past is asked for; in the densest street of a million that is still all within a hundred metres.</summary>
    internal const int MostLookedAt = 2_000;

    /// <summary>How many of those are compared.</summary>
    internal const int MostCompared = 300;

    private const string Columns =
        "r.id, r.number, r.external_id, r.service_id, r.is_open, r.description, r.answers, r.address, r.latitude, r.longitude, r.visibility, r.requested_at, r.updated_at, r.closed_at, r.version";

    private const string MayHaveBeenOpen = "(r.is_open = 1 OR r.closed_at > @at OR r.updated_at > @at)";

    /// <returns>Those that were open at the moment, as they were then.</returns>
    public async Task<IReadOnlyList<Candidate>> Of(int tenantId, NearQuestion question, DateTimeOffset at, IReadOnlyCollection<long> services, double metres, CancellationToken cancel)
    {
        var (sql, parameters) = Query(tenantId, question, at, services, metres);
        await using var reader = await store.Engine.OpenReader(cancel);
        var found = (await reader.QueryAsync<Candidate>(new CommandDefinition(sql, new DynamicParameters(parameters), cancellationToken: cancel))).AsList();
        return await asOf.TakeBack(reader, tenantId, found, at, cancel);
    }

    /// <summary>CROSS JOIN is for SQLite, which then goes from the nearest to their rows and not the other way.</summary>
    internal (string Sql, IReadOnlyDictionary<string, object> Parameters) Query(int tenantId, NearQuestion question, DateTimeOffset at, IReadOnlyCollection<long> services, double metres)
    {
        var parameters = new Dictionary<string, object> { ["tenantId"] = tenantId, ["at"] = at.ToUnixTimeMilliseconds(), ["compared"] = MostCompared };
        if (question is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            return (NewestOf(services, question), parameters);
        }

        var nearest = spatial.Nearest(tenantId, SpatialLayer.Request, latitude, longitude, metres, MostLookedAt, withPast: question.At is not null);
        foreach (var (name, value) in nearest.Parameters)
        {
            parameters.Add(name, value);
        }

        return (
            $"""
            SELECT {Columns} FROM ({nearest.Sql}) AS n CROSS JOIN requests_request r
            WHERE r.id = n.id AND r.tenant_id = @tenantId AND r.requested_at < @at AND {MayHaveBeenOpen} {Public(question)}
            ORDER BY n.away, r.id DESC LIMIT @compared
            """,
            parameters);
    }

    /// <summary>The newest of each service by itself, as an index gives them; the ids are ours, not from outside.</summary>
    private static string NewestOf(IReadOnlyCollection<long> services, NearQuestion question)
    {
        var newest = services.Select(id =>
            $"SELECT * FROM (SELECT * FROM requests_request WHERE tenant_id = @tenantId AND service_id = {id} AND requested_at < @at ORDER BY requested_at DESC LIMIT {MostLookedAt}) AS s{id}");
        return $"""
            SELECT {Columns} FROM ({string.Join(" UNION ALL ", newest)}) AS r
            WHERE {MayHaveBeenOpen} {Public(question)}
            ORDER BY r.requested_at DESC, r.id DESC LIMIT @compared
            """;
    }

    private static string Public(NearQuestion question) => question.PublicOnly ? $"AND r.visibility = {(int)RequestVisibility.Public}" : "";
}
