using System.Globalization;
using Dapper;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;

namespace Townline.Requests;

/// <inheritdoc/>
internal sealed class PastRequests(Store store, Numbers numbers, ISearch search, ISpatialIndex spatial) : IPastRequests
{
    private const int MostIdsAQuery = 500;

    private static readonly InsertInto Into = new(
        "requests_request",
        "id", "tenant_id", "number", "service_id", "state", "is_open", "outcome", "outcome_text", "team_id", "channel", "external_source", "external_id",
        "description", "address", "zip", "latitude", "longitude", "area", "answers", "visibility",
        "requested_at", "updated_at", "closed_at", "urgency", "due", "disputed", "disputes", "followers", "version");

    // Numbers are given to one process in blocks, so a span of them is exactly the rows of one call.
    private const string Written = "FROM requests_request WHERE tenant_id = @p0 AND number >= @p1 AND number <= @p2";
    private const string Texts = $"SELECT id, number || ' ' || description || ' ' || coalesce(address, '') || ' ' || external_id AS text {Written}";
    private const string Points = $"SELECT id, latitude, longitude {Written} AND latitude IS NOT NULL";

    public async Task<HashSet<string>> Known(int tenantId, string source, IReadOnlyCollection<string> externalIds, CancellationToken cancel)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await store.Engine.OpenReader(cancel);
        foreach (var ids in externalIds.Chunk(MostIdsAQuery))
        {
            var parameters = new DynamicParameters(new { tenantId, source });
            for (var i = 0; i < ids.Length; i++)
            {
                parameters.Add(IdName(i), ids[i]);
            }

            known.UnionWith(await reader.QueryAsync<string>(new CommandDefinition(KnownOf(ids.Length), parameters, cancellationToken: cancel)));
        }

        return known;
    }

    public async ValueTask<long> NewNumbers(int tenantId, int count, CancellationToken cancel) =>
        RequestNumbers.First + await numbers.Take(tenantId, RequestNumbers.Name, count, cancel);

    public async Task TakeOver(Unit unit, string source, long firstNumber, IReadOnlyList<PastRequest> requests)
    {
        if (requests.Count == 0)
        {
            return;
        }

        var taken = new List<TakenOver>(requests.Count);
        foreach (var request in requests)
        {
            var id = unit.NextId();
            Insert(unit, id, Reference.Of(firstNumber + taken.Count), source, request);
            taken.Add(new(id, request));
        }

        object?[] written = [unit.TenantId, Reference.Of(firstNumber), Reference.Of(firstNumber + taken.Count - 1)];
        search.PutAll(unit, "request", Texts, written);
        spatial.PutAll(unit, SpatialLayer.Request, Points, written);
        Count(unit, requests);
        await unit.Publish(new RequestsTakenOver(source, taken.Count) { Requests = taken });
    }

    private static string KnownOf(int ids) =>
        $"""
        SELECT external_id FROM requests_request
        WHERE tenant_id = @tenantId AND external_source = @source AND external_id IN ({string.Join(", ", Enumerable.Range(0, ids).Select(IdName))})
        """;

    private static string IdName(int i) => string.Create(CultureInfo.InvariantCulture, $"@i{i}");

    private static void Insert(Unit unit, long id, long number, string source, PastRequest request)
    {
        var workflow = request.Service.Workflow;
        var state = request.Open ? workflow.Start : workflow.States.First(state => !state.Open).Key;
        unit.Insert(
            Into,
            id, unit.TenantId, number, request.Service.Id, state, request.Open ? 1 : 0, (int?)request.Outcome, request.OutcomeText, request.Service.TeamId, request.Channel, source, request.ExternalId,
            request.Description, request.Address, request.Zip, request.Latitude, request.Longitude, request.Area, request.Answers, (int)request.Visibility,
            request.RequestedAt, request.UpdatedAt, request.ClosedAt, Request.UrgencyOf(null, request.RequestedAt), 0, 0, 0, 0, 1);
    }

    private static void Count(Unit unit, IReadOnlyList<PastRequest> requests)
    {
        foreach (var of in requests.CountBy(request => (request.Service, request.Open)))
        {
            var ((service, open), count) = of;
            unit.Count(FigureNames.Opened(service.Id), count);
            if (!open)
            {
                unit.Count(FigureNames.Closed(service.Id), count);
                unit.Count(FigureNames.InTime(service.Id), count);
                continue;
            }

            foreach (var queue in QueueMembership.Of(service.TeamId, null, due: 0, disputed: false))
            {
                unit.Count(queue.Name, count);
            }
        }
    }
}
