using System.Net;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Tenancy;

public class TenancyTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task With_several_towns_a_name_of_no_town_is_told_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");

        Assert.NotEqual(HttpStatusCode.MisdirectedRequest, (await town.Visitor(other).Get("/")).Status);
        Assert.NotEqual(HttpStatusCode.MisdirectedRequest, (await town.Visitor().Get("/")).Status);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await new Visitor(town.Address, "stranger.example").Get("/")).Status);
    }
}
