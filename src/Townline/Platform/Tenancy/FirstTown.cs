using System.Security.Cryptography;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Platform.Tenancy;

/// <summary>An installation started with --empty gets one town without a name yet, so that its first administrator has a place to sign in to.</summary>
internal sealed class FirstTown(TenantDirectory directory, Store store, TimeProvider time) : IStartupTask
{
    public int Order => 10;

    public async Task Run(StartupContext start, CancellationToken cancel)
    {
        if (start.Empty && (await directory.All(cancel)).Count == 0)
        {
            await store.Write(1, Actor.System("setup"), unit => TenantDirectory.Save(unit, NewTown(time.GetUtcNow())), cancel);
        }
    }

    private static Tenant NewTown(DateTimeOffset now) => new()
    {
        Id = 1,
        Slug = "town",
        Name = "Our town",
        JurisdictionId = "town.example",
        TimeZone = "UTC",
        Languages = ["en", "es"],
        Hosts = [],
        Settings = new TenantSettings(),
        Secret = RandomNumberGenerator.GetBytes(32),
        CreatedAt = now,
    };
}
