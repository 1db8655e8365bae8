using System.Security.Cryptography;
using Townline.Demo.Map;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Demo.Seeding;

/// <summary>Riverton as a town of the installation: its name, its hosts, how to reach it.</summary>
internal sealed class SeedTenant(Store store, TenantDirectory tenants)
{
    internal const string Slug = "riverton";

    /// <summary>True when there is no town besides the demo.</summary>
    public async Task<bool> IsAlone(CancellationToken cancel) => (await tenants.All(cancel)).All(town => town.Slug == Slug);

    /// <summary>The id that the demo has or will have.</summary>
    public async Task<int> IdOf(CancellationToken cancel)
    {
        var all = await tenants.All(cancel);
        return all.FirstOrDefault(town => town.Slug == Slug)?.Id ?? all.Select(town => town.Id).Append(0).Max() + 1;
    }

    public ValueTask<Tenant> Get(int id, CancellationToken cancel) => tenants.Get(id, cancel);

    public async Task<Tenant> Seed(int id, DemoTown demo, CancellationToken cancel)
    {
        if ((await tenants.All(cancel)).All(town => town.Id != id))
        {
            await store.Write(id, Actor.System("demo"), unit => TenantDirectory.Save(unit, Riverton(id, demo)), cancel);
        }

        return await tenants.Get(id, cancel);
    }

    private static Tenant Riverton(int id, DemoTown demo) => new()
    {
        Id = id,
        Slug = Slug,
        Name = Town.Name,
        JurisdictionId = Town.JurisdictionId,
        TimeZone = Town.TimeZone,
        Languages = Town.Languages,
        Hosts = ["riverton.example", "www.riverton.example", "riverton.localhost"],
        Settings = Settings(demo.Map.Landmarks.First(landmark => landmark.Kind == "office").Address),
        Secret = RandomNumberGenerator.GetBytes(32),
        CreatedAt = demo.Now.AddYears(-1),
    };

    private static TenantSettings Settings(DemoAddress cityHall) => new()
    {
        ContactPhone = "216-555-0111",
        ContactEmail = "help@riverton.example",
        ContactAddress = $"City Hall, {cityHall.Line}, {Town.Name} {cityHall.Zip}",
        ContactHours = new Dictionary<string, string>
        {
            ["en"] = "Monday to Friday, 8 a.m. to 5 p.m.",
            ["es"] = "De lunes a viernes, de 8:00 a 17:00",
        },
        South = Town.Box.SouthWest.Lat,
        West = Town.Box.SouthWest.Long,
        North = Town.Box.NorthEast.Lat,
        East = Town.Box.NorthEast.Long,
    };
}
