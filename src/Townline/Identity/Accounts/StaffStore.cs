using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Identity.Sessions;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Accounts;

/// <summary>
/// Keeps accounts for ASP.NET Core Identity: reads see the current town only, every write is one unit of work with its events.
/// Passwords, stamps and lock-out rules are the library's.
/// </summary>
internal sealed partial class StaffStore(TownContext town, Store store, CurrentSession current, IdentityErrorDescriber errors)
    : IUserPasswordStore<Staff>, IUserEmailStore<Staff>, IUserLockoutStore<Staff>, IUserSecurityStampStore<Staff>, IUserPasskeyStore<Staff>
{
    public async Task<IdentityResult> CreateAsync(Staff user, CancellationToken cancel)
    {
        try
        {
            await town.Write(
                async unit =>
                {
                    user.Id = unit.NextId();
                    user.TenantId = unit.TenantId;
                    user.CreatedAt = unit.Now;
                    user.ConcurrencyStamp = NewStamp();
                    unit.Add(user);
                    await unit.Publish(new StaffAdded(user.Id, user.Role));
                },
                cancel
            );
            return IdentityResult.Success;
        }
        catch (Exception error) when (store.Engine.IsDuplicateKey(error))
        {
            return IdentityResult.Failed(errors.DuplicateEmail(user.Email));
        }
    }

    public async Task<IdentityResult> UpdateAsync(Staff user, CancellationToken cancel)
    {
        var stamp = NewStamp();
        var result = await town.Write(unit => Update(unit, user, stamp, cancel), cancel);

        // Only now: the unit may have run more than once.
        if (result.Succeeded)
            user.ConcurrencyStamp = stamp;
        return result;
    }

    private async Task<IdentityResult> Update(Unit unit, Staff user, string stamp, CancellationToken cancel)
    {
        if (!user.Rules)
            await LeaveAnAdministrator(unit, user, cancel);
        if (!await TakeTurn(unit, user, stamp))
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        var row = await unit.Db.Set<Staff>().FirstAsync(row => row.Id == user.Id, cancel);
        foreach (var change in StaffChanges.Between(row, user))
            await unit.Publish(change);
        // What changes the stamp (password, role, closing) ends sessions, but for the one in which the owner does it.
        if (row.SecurityStamp != user.SecurityStamp)
            await SessionRows.EndAll(unit, user.Id, current.Live is { } live && live.Staff.Id == user.Id ? live.Id : null);
        // Lock-out has statements of its own below, so that guesses made at the same time all count.
        (user.AccessFailedCount, user.LockoutEnd, user.LastSignInAt) = (row.AccessFailedCount, row.LockoutEnd, row.LastSignInAt);
        unit.Db.Entry(row).CurrentValues.SetValues(user);
        row.ConcurrencyStamp = stamp;
        return IdentityResult.Success;
    }

    /// <summary>Accounts are closed and never deleted: what their owners did keeps its author.</summary>
    public Task<IdentityResult> DeleteAsync(Staff user, CancellationToken cancel) => throw new NotSupportedException("Close the account instead.");

    public Task<Staff?> FindByIdAsync(string userId, CancellationToken cancel) =>
        long.TryParse(userId, out var id) ? town.Db.Set<Staff>().FirstOrDefaultAsync(staff => staff.Id == id, cancel) : Task.FromResult<Staff?>(null);

    public Task<Staff?> FindByEmailAsync(string normalizedEmail, CancellationToken cancel) =>
        town.Db.Set<Staff>().FirstOrDefaultAsync(staff => staff.NormalizedEmail == normalizedEmail, cancel);

    public Task<Staff?> FindByNameAsync(string normalizedUserName, CancellationToken cancel) => FindByEmailAsync(normalizedUserName, cancel);

    public void Dispose() { }

    /// <summary>Of two who change an account at once, the second finds the stamp changed, on every engine.</summary>
    private static async Task<bool> TakeTurn(Unit unit, Staff user, string stamp) =>
        await unit.Execute(
            "UPDATE identity_staff SET concurrency_stamp = @stamp WHERE tenant_id = @TenantId AND id = @Id AND concurrency_stamp = @ConcurrencyStamp",
            new { stamp, unit.TenantId, user.Id, user.ConcurrencyStamp }
        ) == 1;

    /// <summary>
    /// Of two administrators who step down at once, the second waits for the first at the row of their town, before either holds a row of its own:
    /// holding those first, they would wait for each other.
    /// </summary>
    /// <exception cref="StaffRefusedException">There is no other.</exception>
    private static async Task LeaveAnAdministrator(Unit unit, Staff leaving, CancellationToken cancel)
    {
        var administrators = unit.Db.Set<Staff>().Where(staff => staff.Role == Role.Administrator && staff.Active);
        if (!await administrators.AnyAsync(staff => staff.Id == leaving.Id, cancel))
            return;
        await unit.Execute("UPDATE platform_tenant SET name = name WHERE id = @TenantId", new { unit.TenantId });
        if (!await administrators.AnyAsync(staff => staff.Id != leaving.Id, cancel))
            throw new StaffRefusedException("staff.refused.last-administrator");
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
