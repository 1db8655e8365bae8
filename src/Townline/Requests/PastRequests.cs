using System.Globalization;
using Dapper;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Catalogue;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;

namespace Townline.Requests;

/// <inheritdoc/>
internal sealed class PastRequests(Store store, Numbers numbers, ISearch search, ISpatialIndex spatial) : IPastRequests
{
    private const int MostIdsAQuery = 500;

    internal static readonly InsertInto Into = new(
        "requests_request",
        "id", "tenant_id", "number", "service_id", "state", "is_open", "outcome", "outcome_text", "team_id", "channel", "external_source", "external_id",
        "description", "address", "zip", "latitude", "longitude", "area", "answers", "visibility",
        "requested_at", "updated_at", "closed_at", "urgency", "due", "disputed", "disputes", "followers", "version");

    // Numbers are given to one process in blocks, so a span of them is exactly the rows of one call.
    private const string Written = "FROM requests_request WHERE tenant_id = @p0 AND number >= @p1 AND number <= @p2";
    private const string Points = $"SELECT id, latitude, longitude, requested_at AS at, 1 - is_open AS past {Written} AND latitude IS NOT NULL";

    public async Task<IReadOnlyList<PastService>> Services(int tenantId, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<(long Id, string Code, long? TeamId, int Visibility, string? Workflow)>(
            "SELECT id, code, team_id, visibility, workflow FROM requests_service WHERE tenant_id = @tenantId",
            new { tenantId });
        return
        [
            .. rows.Select(row => PastService.Of(new ServiceInfo
            {
                Id = row.Id,
                Code = row.Code,
                Name = LocalText.Empty,
                TeamId = row.TeamId,
                Visibility = (RequestVisibility)row.Visibility,
                Workflow = row.Workflow is null ? Workflow.Standard : JsonColumn.Read<Workflow>(row.Workflow),
            })),
        ];
    }

    public async Task AddService(Unit unit, ServiceInfo service)
    {
        ServiceCheck.Demand(service);
        if (await unit.QueryFirst<long?>("SELECT id FROM requests_service WHERE tenant_id = @TenantId AND code = @Code", new { unit.TenantId, service.Code }) is not null)
        {
            throw new RuleBrokenException("service-code-taken", service.Code);
        }

        unit.Insert(Service.Into, Service.Values(unit.TenantId, service));
        await unit.Publish(new ServiceChanged(service.Id, service.Code));
    }

    public async Task<bool> HasAny(int tenantId, string source, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return await reader.QueryFirstOrDefaultAsync<long?>(
            "SELECT id FROM requests_request WHERE tenant_id = @tenantId AND external_source = @source AND external_id IS NOT NULL LIMIT 1",
            new { tenantId, source }) is not null;
    }

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
        var texts = new List<(long Id, string Text)>(requests.Count);
        foreach (var request in requests)
        {
            var (id, number) = (unit.NextId(), Reference.Of(firstNumber + taken.Count));
            Insert(unit, id, number, source, request);
            taken.Add(new(id, request));
            texts.Add((id, RequestText.Of(number, request.ExternalId, request.Description, request.Address)));
        }

        object?[] written = [unit.TenantId, Reference.Of(firstNumber), Reference.Of(firstNumber + taken.Count - 1)];
        search.PutAll(unit, RequestText.Kind, texts);
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
        var service = request.Service;
        unit.Insert(
            Into,
            id, unit.TenantId, number, service.Id, request.Open ? service.OpenState : service.ClosedState, request.Open ? 1 : 0, (int?)request.Outcome, request.OutcomeText, service.TeamId, request.Channel, source, request.ExternalId,
            request.Description, request.Address, request.Zip, request.Latitude, request.Longitude, request.Area, request.Answers, (int)request.Visibility,
            request.RequestedAt, request.UpdatedAt, request.ClosedAt, Request.UrgencyOf(null, request.RequestedAt), 0, 0, 0, 0, 1);
    }

    private static void Count(Unit unit, IReadOnlyList<PastRequest> requests)
    {
        foreach (var ((service, open), count) in requests.CountBy(request => (request.Service, request.Open)))
        {
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
