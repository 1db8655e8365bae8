using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Conversations.Sorting;

/// <summary>Random sequences of splits, moves and taking back, against a model that is a map from message to request.</summary>
public class SortingProperties(Towns towns) : IClassFixture<Towns>
{
    private const int Steps = 60;

    [BothEngines]
    public async Task No_message_is_lost_doubled_or_shown_to_a_wrong_person(Engine engine)
    {
        var town = await towns.Fresh(engine);
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var world = await SortingWorld.Make(town, seed);
            var dice = new Random(seed);
            for (var step = 0; step < Steps; step++)
            {
                await world.Step(dice);
            }

            await Check(town, world);
        }
    }

    private static async Task Check(TestTown town, SortingWorld world)
    {
        var entries = await town.Read(db => db.Set<Entry>().Where(entry => entry.Kind == EntryKind.Message && world.Where.Keys.Contains(entry.Id)).ToListAsync());
        var requests = await town.Read(db => db.Set<Townline.Requests.Request>().ToDictionaryAsync(request => request.Id));
        Assert.Equal(world.Where.OrderBy(pair => pair.Key), entries.ToDictionary(entry => entry.Id, entry => entry.RequestId!.Value).OrderBy(pair => pair.Key));
        Assert.All(entries, entry =>
        {
            var request = requests[entry.RequestId!.Value];
            Assert.Equal((request.PersonId, request.ConversationId), (entry.PersonId, entry.ConversationId));
        });
        foreach (var request in requests.Values.Where(request => world.Requests.Contains(request.Id)))
        {
            var read = (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, request.Id, Audience.Resident, default)).Select(entry => entry.Text).ToList();
            Assert.All(read.Where(text => text.StartsWith("m-", StringComparison.Ordinal)), text => Assert.Equal(request.Id, world.Where[world.ByText[text]]));
            Assert.Equal(world.Where.Count(pair => pair.Value == request.Id), read.Count(text => text.StartsWith("m-", StringComparison.Ordinal)));
        }

        foreach (var person in world.People)
        {
            var seen = (await town.Get<ITimelines>().OfPerson(town.Tenant.Id, person, null, 1000, default)).Where(entry => entry.Kind == EntryKind.Message).Select(entry => entry.Id);
            Assert.Equal(world.Where.Where(pair => requests[pair.Value].PersonId == person).Select(pair => pair.Key).Order(), seen.Order());
        }
    }
}
