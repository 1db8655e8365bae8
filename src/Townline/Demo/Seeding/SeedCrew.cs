using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>The morning's list of the streets crew: the most urgent of what its team's clerk had, as far as it lies somewhere, and a hint from the desk.</summary>
internal sealed class SeedCrew(Store store, IRequests requests, IRequestQueries queries, IConversations conversations)
{
    private const string Crew = "crew@riverton.example";
    private const string Clerk = "tomas.okonjo@riverton.example";
    private const string Supervisor = "supervisor@riverton.example";
    private const int Jobs = 8;

    public async Task Seed(Tenant town, IReadOnlyDictionary<string, long> staff, CancellationToken cancel)
    {
        var has = await queries.WithPlace(town.Id, staff[Crew], [], Jobs, cancel);
        List<RequestView> given = [.. (await queries.WithPlace(town.Id, staff[Clerk], [], Jobs, cancel)).Take(Jobs - has.Count)];
        await store.Write(
            town.Id,
            new Actor(ActorKind.Staff, staff[Supervisor], "desk"),
            async unit =>
            {
                foreach (var request in given)
                {
                    await requests.Assign(unit, request.Id, request.TeamId, staff[Crew]);
                }

                if (given.Count > 0)
                {
                    await conversations.Note(unit, given[0].Id, "School across the road: please not between 7:30 and 8:15, and put out the cones.", []);
                }
            },
            cancel);
    }
}
