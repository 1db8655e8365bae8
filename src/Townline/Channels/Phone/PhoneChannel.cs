using Townline.Conversations.Contracts;
using Townline.Platform.Modules;

namespace Townline.Channels.Phone;

/// <summary>
/// Calls: a clerk writes down what was said. The caller is given the reference with its code and reads on the tracking page what the town answers, or hears it at the next call.
/// </summary>
internal sealed class PhoneChannel : IChannel
{
    public string Name => "phone";

    public ChannelCapabilities Capabilities { get; } = new() { Fetched = true, Spoken = true };

    /// <summary>The tracking page shows the timeline itself, so sending is being visible.</summary>
    public Task<Receipt> Send(OutboundMessage message, CancellationToken cancel) => Task.FromResult(new Receipt(DeliveryState.Sent));
}

internal sealed class PhoneChannelModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IChannel, PhoneChannel>();
}
