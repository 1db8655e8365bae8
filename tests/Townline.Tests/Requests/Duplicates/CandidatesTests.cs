using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Duplicates;

public class CandidatesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_question_with_a_place_is_one_query_on_the_spatial_index(Engine engine)
    {
        var near = await NearTown.On(await towns.On(engine));
        await near.Report("Hole");

        var plan = await Plan(near.Town, engine, new NearQuestion { Service = NearTown.Pothole, Latitude = 41.5, Longitude = -81.6 });

        Assert.Contains(engine == Engine.PostgreSQL ? "platform_place_" : "platform_place VIRTUAL TABLE INDEX", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN r", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on requests_request", plan, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_question_without_one_is_one_query_on_service_and_time(Engine engine)
    {
        var near = await NearTown.On(await towns.On(engine));
        await near.Report("Hole");

        var plan = await Plan(near.Town, engine, new NearQuestion { Service = NearTown.Pothole });

        // In a town as small as this PostgreSQL takes any index that begins with the town.
        Assert.Contains(engine == Engine.PostgreSQL ? "IX_requests_request_" : "IX_requests_request_tenant_id_service_id_requested_at", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on requests_request", plan, StringComparison.Ordinal);
    }

    private static Task<string> Plan(TestTown town, Engine engine, NearQuestion question)
    {
        var (sql, parameters) = town.Get<Candidates>().Query(town.Tenant.Id, question, town.Clock.Now, [NearTown.Pothole.Id, NearTown.Paving.Id], 300);
        return QueryWatch.Plan(town, engine, new Statement(sql, [.. parameters.Select(parameter => (parameter.Key, (object?)parameter.Value))]));
    }
}
