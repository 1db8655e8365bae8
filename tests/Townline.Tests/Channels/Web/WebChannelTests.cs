using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Web;

public class WebChannelTests(Towns towns) : ChannelCompliance(towns)
{
    public override string Channel => "web";

    private protected override Task<ChannelSender> Sender(TestTown town, Tenant? where = null) => Task.FromResult<ChannelSender>(new WebSender(town.Visitor(where)));
}
