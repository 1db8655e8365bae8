using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;

namespace Townline.Identity.Setup;

/// <summary>
/// A town without any staff gets its first administrator by a link that <c>serve</c> prints at start: whoever reads the operator's terminal may use it, for a
/// day, until there is an account.
/// </summary>
internal sealed class FirstAdministrator(IStaffDirectory staff, TenantDirectory tenants, IDataProtectionProvider protection) : IFirstAdministrator, IStartupTask
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    public int Order => 30;

    public async Task Run(StartupContext start, CancellationToken cancel)
    {
        foreach (var town in await tenants.All(cancel))
            if ((await staff.All(town.Id, cancel)).Count == 0)
                await start.Say.WriteLineAsync($"{town.Name} has no staff yet. Its first administrator opens, within a day:\n{start.Site}{Link(town.Id)}");
    }

    public async Task<bool> MayBegin(int tenantId, string? token, CancellationToken cancel = default) =>
        IsGenuine(tenantId, token) && (await staff.All(tenantId, cancel)).Count == 0;

    public async Task<string?> Begin(int tenantId, string? token, string email, string name, CancellationToken cancel = default)
    {
        if (!await MayBegin(tenantId, token, cancel))
            return null;
        var first = await staff.Add(tenantId, Actor.System("setup"), new StaffOrder(email, name, Role.Administrator), cancel);
        return await staff.OneTimeLink(tenantId, Actor.System("setup"), first.Id, cancel);
    }

    private string Link(int tenantId) => QueryHelpers.AddQueryString("/first-administrator", "token", Protector(tenantId).Protect("first administrator", Valid));

    private bool IsGenuine(int tenantId, string? token)
    {
        try
        {
            return !string.IsNullOrEmpty(token) && Protector(tenantId).Unprotect(token).Length > 0;
        }
        catch (CryptographicException)
        {
            // Forged, out of date, or of another town.
            return false;
        }
    }

    private ITimeLimitedDataProtector Protector(int tenantId) => protection.CreateProtector("Townline.FirstAdministrator", $"town {tenantId}").ToTimeLimitedDataProtector();
}
