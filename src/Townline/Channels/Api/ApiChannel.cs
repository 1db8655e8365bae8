using Townline.Conversations.Contracts;
using Townline.Platform.Modules;

namespace Townline.Channels.Api;

/// <summary>Programs that report through the JSON API, and come back to it to read what the town answered.</summary>
internal sealed class ApiChannel : IChannel
{
    public string Name => "api";

    public ChannelCapabilities Capabilities { get; } = new() { Fetched = true };

    /// <summary>The program fetches the timeline, so sending is being visible.</summary>
    public Task<Receipt> Send(OutboundMessage message, CancellationToken cancel) => Task.FromResult(new Receipt(DeliveryState.Sent));
}

internal sealed class ApiChannelModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IChannel, ApiChannel>();
}
