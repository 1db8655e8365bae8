using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>Who came by a channel where words only stand and wait (the site, an app) hears of them by one that brings them, if there is one that reaches them.</summary>
internal sealed class Carriers(Channels channels, IEnumerable<ICarrier> carriers)
{
    /// <param name="ways">Persons, and the channel by which each came; of a person who is named twice, any.</param>
    /// <returns>The channel that brings it, by person; those without one are left out.</returns>
    public async Task<IReadOnlyDictionary<long, string>> Of(TownlineDb db, IEnumerable<(long Person, string? Channel)> ways, CancellationToken cancel)
    {
        var found = new Dictionary<long, string>();
        var waiting = ways.Where(way => way.Channel is { } name && channels.Find(name) is { Capabilities.Fetched: true }).Select(way => way.Person).ToHashSet();
        foreach (var carrier in carriers)
        {
            if (waiting.Count > 0)
            {
                var reached = await carrier.Reached(db, waiting, cancel);
                waiting.ExceptWith(reached);
                foreach (var person in reached)
                {
                    found[person] = carrier.Channel;
                }
            }
        }

        return found;
    }
}
