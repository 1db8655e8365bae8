using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Delivery;

/// <inheritdoc/>
internal sealed class Reach(Channels channels, Carriers carriers, IRequestQueries requests, IPeople people) : IReach
{
    public async Task<IReadOnlyList<FollowerReach>> Followers(TownlineDb db, long requestId, int most, CancellationToken cancel)
    {
        var named = await requests.NamedFollowers(db, requestId, most, cancel);
        var roots = await people.Roots(db, [.. named.Select(follower => follower.PersonId!.Value).Distinct()], cancel);

        // Who followed under two addresses before they were found to be one hears of it once.
        var followers = named.DistinctBy(follower => roots.GetValueOrDefault(follower.PersonId!.Value, follower.PersonId.Value)).ToList();
        var carried = await carriers.Of(db, followers.Select(follower => (follower.PersonId!.Value, follower.Channel)), cancel);
        followers = followers.ConvertAll(follower => carried.TryGetValue(follower.PersonId!.Value, out var carrier) ? follower with { Channel = carrier } : follower);
        var refusing = new HashSet<long>();
        foreach (var group in followers.GroupBy(follower => follower.Channel))
        {
            refusing.UnionWith(await people.Refusing(db, [.. group.Select(follower => follower.PersonId!.Value)], ConsentPurpose.Updates, group.Key, cancel));
        }

        return [.. followers.Select(follower => Of(follower, refusing.Contains(follower.PersonId!.Value)))];
    }

    public async Task<string?> Carrier(TownlineDb db, long personId, string channel, CancellationToken cancel) =>
        (await carriers.Of(db, [(personId, channel)], cancel)).GetValueOrDefault(personId);

    private FollowerReach Of(RequestFollower follower, bool refuses)
    {
        var channel = follower.Channel is { } name && channels.Find(name) is not null ? name : null;
        return new FollowerReach(follower.Id, follower.PersonId!.Value, channel, refuses ? Unreached.NoConsent : channel is null ? Unreached.NoChannel : null, follower.ViaOpenChild);
    }
}
