using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Townline.Identity.Accounts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.SecondFactors;

/// <summary>
/// Accepts a code of somebody's app or sheet of recovery codes, each code once. A try is one unit that holds the row of the account: whatever comes at the
/// same time, on whichever node, waits and finds the try counted.
/// </summary>
internal sealed class CodeCheck(TownContext town, IOptions<IdentityOptions> options, TimeProvider time)
{
    public Task<CodeKind?> Try(long staffId, string typed) =>
        town.Write(async unit =>
        {
            // Lock-outs are the library's, which goes by the clock of the machine.
            var now = TimeProvider.System.GetUtcNow();
            var tries = await unit.QueryFirst<int?>(
                """
                UPDATE identity_staff SET access_failed_count = access_failed_count + 1
                WHERE tenant_id = @TenantId AND id = @staffId AND (lockout_end IS NULL OR lockout_end <= @now) RETURNING access_failed_count
                """,
                new { unit.TenantId, staffId, now }
            );
            if (tries is null)
                return null;
            var kind = await Use(unit, staffId, typed);
            if (kind is null && tries >= options.Value.Lockout.MaxFailedAccessAttempts)
                await Lock(unit, staffId, now + options.Value.Lockout.DefaultLockoutTimeSpan);
            return kind;
        });

    private async Task<CodeKind?> Use(Unit unit, long staffId, string typed)
    {
        if (Totp.Read(typed) is { } digits)
            return await UseApp(unit, staffId, digits) ? CodeKind.App : null;
        return RecoveryCodes.Read(typed) is { } code && await UseSheet(unit, staffId, code) ? CodeKind.Recovery : null;
    }

    private async Task<bool> UseApp(Unit unit, long staffId, string digits)
    {
        if (await unit.Db.Set<Authenticator>().AsNoTracking().FirstOrDefaultAsync(app => app.StaffId == staffId) is not { IsOn: true } app)
            return false;
        if (Totp.StepOf(app.Secret, digits, time.GetUtcNow()) is not { } step)
            return false;
        var used = await unit.Execute(
            "UPDATE identity_authenticator SET last_step = @step WHERE tenant_id = @TenantId AND staff_id = @staffId AND last_step < @step",
            new { step, unit.TenantId, staffId }
        );
        return used == 1;
    }

    private static async Task<bool> UseSheet(Unit unit, long staffId, string code)
    {
        var used = await unit.Execute(
            "UPDATE identity_recovery_code SET used_at = @Now WHERE tenant_id = @TenantId AND staff_id = @staffId AND hash = @hash AND used_at IS NULL",
            new { unit.Now, unit.TenantId, staffId, hash = RecoveryCodes.Hash(staffId, code) }
        );
        if (used == 0)
            return false;
        var left = await unit.QueryFirst<int>(
            "SELECT COUNT(*) FROM identity_recovery_code WHERE tenant_id = @TenantId AND staff_id = @staffId AND used_at IS NULL",
            new { unit.TenantId, staffId }
        );
        await unit.Publish(new RecoveryCodeUsed(staffId, left));
        return true;
    }

    private static async Task Lock(Unit unit, long staffId, DateTimeOffset until)
    {
        await unit.Execute("UPDATE identity_staff SET access_failed_count = 0, lockout_end = @until WHERE tenant_id = @TenantId AND id = @staffId", new { until, unit.TenantId, staffId });
        await unit.Publish(new LockedOut(staffId, until));
    }
}

/// <summary>Where a code came from.</summary>
internal enum CodeKind
{
    App,
    Recovery,
}
