using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Demo.Seeding;

/// <summary>The key and the token that the operator asks for by environment variables. Without a limit, so that the town can be measured.</summary>
internal sealed class DemoKeys(IApiKeys keys, DemoSettings settings)
{
    /// <exception cref="ArgumentException">A secret is too short.</exception>
    public async Task See(Tenant town, CancellationToken cancel)
    {
        await See(town, "Riverton Pocket, the demo's app", settings.Open311Key, [ApiScopes.Open311Submit, ApiScopes.Open311Read], cancel);
        await See(town, "The demo's API token", settings.ApiToken, [ApiScopes.ApiRead, ApiScopes.ApiWrite, ApiScopes.PeopleRead, ApiScopes.Cti], cancel);
    }

    private async Task See(Tenant town, string name, string? secret, IReadOnlyList<string> scopes, CancellationToken cancel)
    {
        if (secret is not null && !(await keys.Check(town.Id, secret, scopes[0])).Good)
        {
            await keys.Create(town.Id, Actor.System("demo"), new ApiKeyOrder(name, scopes, RequestsPerMinute: null, secret), cancel);
        }
    }
}
