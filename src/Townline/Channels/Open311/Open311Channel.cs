using Townline.Conversations.Contracts;

namespace Townline.Channels.Open311;

/// <summary>Open311 as a channel: other programs report here, and fetch what became of it from lists that everybody can read.</summary>
internal sealed class Open311Channel : IChannel
{
    internal const string ChannelName = "open311";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities { get; } = new() { Attachments = true, Fetched = true, Public = true, LengthLimit = 4000 };

    /// <summary>The lists show the timeline itself, so sending is being visible.</summary>
    public Task<Receipt> Send(OutboundMessage message, CancellationToken cancel) => Task.FromResult(new Receipt(DeliveryState.Sent));
}
