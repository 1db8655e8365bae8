using Townline.Conversations.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels;

public class EveryChannelTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task Every_channel_of_the_program_goes_through_the_compliance_suite()
    {
        var town = await towns.On(Engine.SQLite);

        Assert.Empty(NotTried(town.Get<IEnumerable<IChannel>>().Select(channel => channel.Name)));
    }

    [Fact]
    public void A_channel_that_nobody_tries_is_found() => Assert.Equal(["carrier-pigeon"], NotTried(["web", "carrier-pigeon"]));

    private static IEnumerable<string> NotTried(IEnumerable<string> channels) => channels.Except(
        typeof(ChannelCompliance).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ChannelCompliance)) && !type.IsAbstract)
            .Select(type => ((ChannelCompliance)Activator.CreateInstance(type, new Towns())!).Channel));
}
