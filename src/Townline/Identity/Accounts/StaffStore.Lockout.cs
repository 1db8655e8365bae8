using Townline.Platform.Storage;

namespace Townline.Identity.Accounts;

/// <summary>Wrong passwords and lock-outs: each a statement of its own on the row as it is now.</summary>
internal sealed partial class StaffStore
{
    public async Task<int> IncrementAccessFailedCountAsync(Staff user, CancellationToken cancel) =>
        user.AccessFailedCount = await town.Write(
            unit => unit.QueryFirst<int>(
                "UPDATE identity_staff SET access_failed_count = access_failed_count + 1 WHERE tenant_id = @TenantId AND id = @Id RETURNING access_failed_count",
                new { unit.TenantId, user.Id }
            ),
            cancel
        );

    public Task ResetAccessFailedCountAsync(Staff user, CancellationToken cancel)
    {
        user.AccessFailedCount = 0;
        return town.Write(
            unit => (Task)unit.Execute("UPDATE identity_staff SET access_failed_count = 0 WHERE tenant_id = @TenantId AND id = @Id", new { unit.TenantId, user.Id }),
            cancel
        );
    }

    public Task SetLockoutEndDateAsync(Staff user, DateTimeOffset? lockoutEnd, CancellationToken cancel)
    {
        user.LockoutEnd = lockoutEnd;
        return town.Write(
            async unit =>
            {
                await unit.Execute(
                    "UPDATE identity_staff SET lockout_end = @lockoutEnd WHERE tenant_id = @TenantId AND id = @Id",
                    new { unit.TenantId, user.Id, lockoutEnd = lockoutEnd?.ToUnixTimeMilliseconds() }
                );
                if (lockoutEnd > unit.Now)
                    await unit.Publish(new LockedOut(user.Id, lockoutEnd.Value));
            },
            cancel
        );
    }

    public Task<int> GetAccessFailedCountAsync(Staff user, CancellationToken cancel) => Task.FromResult(user.AccessFailedCount);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Staff user, CancellationToken cancel) => Task.FromResult(user.LockoutEnd);

    public Task<bool> GetLockoutEnabledAsync(Staff user, CancellationToken cancel) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Staff user, bool enabled, CancellationToken cancel) => Task.CompletedTask;
}
