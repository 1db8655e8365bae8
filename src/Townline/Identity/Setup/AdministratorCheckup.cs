using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Platform.Doctor;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Setup;

/// <summary>Has every town somebody who can let others in?</summary>
internal sealed class AdministratorCheckup(Store store, TenantDirectory tenants) : ICheckup
{
    public string Name => "administrators";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        var all = await tenants.All(cancel);
        if (all.Count == 0)
        {
            yield return new Finding(Verdict.Attention, "there is no town yet; the first start of the server makes one");
        }

        foreach (var tenant in all)
        {
            await using var db = store.Read(tenant.Id);
            var active = await db.Set<Staff>().CountAsync(staff => staff.Active && staff.Role == Role.Administrator && staff.PasswordHash != null, cancel);
            yield return active > 0
                ? new Finding(Verdict.Good, $"{tenant.Name} has {active:N0}")
                : new Finding(Verdict.Attention, $"nobody in {tenant.Name} can sign in as one; use the printed link, or `townline user add --role administrator`");
        }
    }
}
