using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Counter;

public class CounterChannelTests(Towns towns) : ChannelCompliance(towns)
{
    public override string Channel => "counter";

    private protected override async Task<ChannelSender> Sender(TestTown town, Tenant? where = null) => new ClerkSender(await town.SignIn(Role.Agent, where), Channel);
}
