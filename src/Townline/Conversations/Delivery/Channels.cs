using System.Collections.Frozen;
using Townline.Conversations.Contracts;

namespace Townline.Conversations.Delivery;

/// <summary>The channels of this program by name.</summary>
internal sealed class Channels(IEnumerable<IChannel> channels)
{
    private readonly FrozenDictionary<string, IChannel> _byName = channels.ToFrozenDictionary(channel => channel.Name);

    /// <summary>The one that carries letters to any address.</summary>
    public IChannel OfLetters => _byName.Values.First(channel => channel.Capabilities.Letters);

    /// <summary>Null for a name without a channel, such as the source of an import.</summary>
    public IChannel? Find(string name) => _byName.GetValueOrDefault(name);
}
