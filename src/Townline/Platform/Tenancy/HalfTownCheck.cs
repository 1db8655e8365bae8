using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Platform.Tenancy;

/// <summary>Where the only town is half brought in, no other is made in its place.</summary>
internal sealed class HalfTownCheck(TenantDirectory directory, UnservedTowns unserved) : IStartupTask
{
    public int Order => 8;

    public async Task Run(StartupContext start, CancellationToken cancel)
    {
        if ((await directory.All(cancel)).Count == 0 && (await unserved.All(cancel)) is [var half, ..])
        {
            throw new StorageRefusedException(
                $"{half.Name} is only half here: an import of the town has not ended. Run `townline import-town` again; it clears up and begins anew.");
        }
    }
}
