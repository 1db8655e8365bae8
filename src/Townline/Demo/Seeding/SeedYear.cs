using Townline.Conversations.Contracts;
using Townline.Demo.People;
using Townline.Demo.Stories;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>Tells the year to the modules in the order in which it happened, people included, in one unit of work.</summary>
internal sealed class SeedYear(
    Store store, SeedPeople people, IHistory history, IRequests requests, IConversations conversations, ICatalogue catalogue, IRequestRouter router, TimeProvider time)
{
    public async Task Seed(Tenant town, DemoTown demo, DemoIds ids, CancellationToken cancel)
    {
        var reports = await Prepare(town, demo, cancel);
        await store.Write(
            town.Id,
            Actor.System("demo"),
            async unit =>
            {
                var persons = await people.Seed(unit, demo);
                var telling = new YearTelling(unit, demo, ids, persons, reports, history, requests, conversations);
                foreach (var happening in InOrder(demo))
                {
                    await telling.Tell(happening);
                }

                await DemoLease.Finish(unit, time.GetUtcNow());
            },
            cancel);
    }

    // Numbers and routes are taken from outside the unit, as intake does.
    private async Task<Dictionary<int, (ServiceInfo Service, PastReport Facts)>> Prepare(Tenant town, DemoTown demo, CancellationToken cancel)
    {
        var services = await catalogue.Of(town.Id);
        var prepared = new Dictionary<int, (ServiceInfo, PastReport)>();
        foreach (var request in demo.Requests)
        {
            var service = services.ByCode(request.Service)!;
            var route = await router.Route(town, service, request.Place.District, request.Language, request.At);
            prepared[request.Number] = (service, new PastReport(await requests.NewNumber(town.Id, cancel), request.Place.District, route));
        }

        return prepared;
    }

    private static IEnumerable<Happening> InOrder(DemoTown demo) => demo.Requests
        .SelectMany(request => request.Steps.Select(step => new Happening(request, step.At, step, null))
            .Concat(request.Followers.Select(follower => new Happening(request, follower.At, null, follower)))
            .Prepend(new Happening(request, request.At, null, null)))
        .OrderBy(happening => happening.At).ThenBy(happening => happening.Request.Number);
}

/// <summary>One thing to tell: a step, somebody who follows, or, when both are null, the report itself.</summary>
internal sealed record Happening(DemoRequest Request, DateTimeOffset At, DemoStep? Step, DemoFollower? Follower);
