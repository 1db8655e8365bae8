using System.Net;
using System.Security.Cryptography;
using Townline.Platform.Tenancy;
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

    [BothEngines]
    public async Task A_town_keeps_the_secret_of_its_links_whoever_saves_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var before = town.Tenant.Secret;
        var made = new Tenant
        {
            Id = town.Tenant.Id,
            Slug = town.Tenant.Slug,
            Name = "Newtown",
            JurisdictionId = town.Tenant.JurisdictionId,
            TimeZone = town.Tenant.TimeZone,
            Languages = town.Tenant.Languages,
            Hosts = town.Tenant.Hosts,
            Settings = town.Tenant.Settings,
            Secret = RandomNumberGenerator.GetBytes(32),
            CreatedAt = town.Clock.Now,
        };

        await town.Write(unit => TenantDirectory.Save(unit, made));

        var now = await town.Get<TenantDirectory>().Get(town.Tenant.Id);
        Assert.Equal("Newtown", now.Name);
        Assert.Equal(before, now.Secret);
    }
}
