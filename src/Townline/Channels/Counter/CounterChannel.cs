using Townline.Conversations.Contracts;
using Townline.Platform.Modules;

namespace Townline.Channels.Counter;

/// <summary>Visits: a clerk writes down what was said. The visitor takes a printed code along and reads on the tracking page what the town answers.</summary>
internal sealed class CounterChannel : IChannel
{
    public string Name => "counter";

    public ChannelCapabilities Capabilities { get; } = new() { Fetched = true, Spoken = true };

    /// <summary>The tracking page shows the timeline itself, so sending is being visible.</summary>
    public Task<Receipt> Send(OutboundMessage message, CancellationToken cancel) => Task.FromResult(new Receipt(DeliveryState.Sent));
}

internal sealed class CounterChannelModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IChannel, CounterChannel>();
}
