using Townline.Conversations.Contracts;
using Townline.Platform.Modules;

namespace Townline.Channels.Web;

/// <summary>The portal as a channel: residents write there, and come back to their tracking page to read.</summary>
internal sealed class WebChannel : IChannel
{
    public string Name => "web";

    public ChannelCapabilities Capabilities { get; } = new() { Attachments = true, Receipts = true, Fetched = true };

    /// <summary>The tracking page shows the timeline itself, so sending is being visible.</summary>
    public Task<Receipt> Send(OutboundMessage message, CancellationToken cancel) => Task.FromResult(new Receipt(DeliveryState.Sent));
}

internal sealed class WebChannelModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IChannel, WebChannel>();
}
