using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Identity.Passkeys;
using Townline.Platform.Tenancy;

namespace Townline.Identity.SecondFactors;

/// <summary>What somebody has beside the password. Scoped.</summary>
internal sealed class FactorReader(TownContext town)
{
    public async Task<Factors> Of(long staffId, CancellationToken cancel = default)
    {
        var app = await town.Db.Set<Authenticator>().FirstOrDefaultAsync(app => app.StaffId == staffId, cancel);
        var keys = await town.Db.Set<Passkey>().Where(key => key.StaffId == staffId).OrderBy(key => key.Id).ToListAsync(cancel);
        var codes = await town.Db.Set<RecoveryCode>().CountAsync(code => code.StaffId == staffId && code.UsedAt == null, cancel);
        return new Factors(app is { IsOn: true } ? app.ConfirmedAt : null, codes, [.. keys.Select(key => new PasskeyView(key.Id, key.Name, key.CreatedAt, key.LastUsedAt, key.IsBackedUp))]);
    }
}
