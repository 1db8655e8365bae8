using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Accounts;

/// <inheritdoc cref="IStaffDirectory"/>
internal sealed class StaffDirectory(IServiceScopeFactory scopes, Store store, TenantDirectory tenants) : IStaffDirectory
{
    public async Task<IReadOnlyList<StaffMember>> All(int tenantId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        var all = await db.Set<Staff>().OrderBy(staff => staff.Name).ThenBy(staff => staff.Id).ToListAsync(cancel);
        return [.. all.Select(staff => staff.View())];
    }

    public async Task<StaffMember?> Find(int tenantId, long id, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<Staff>().FirstOrDefaultAsync(staff => staff.Id == id, cancel))?.View();
    }

    public Task<StaffMember?> FindByEmail(int tenantId, string email, CancellationToken cancel = default) =>
        With(tenantId, Actor.System("lookup"), async users => (await users.FindByEmailAsync(email.Trim()))?.View(), cancel);

    public Task<StaffMember> Add(int tenantId, Actor actor, StaffOrder order, CancellationToken cancel = default) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                var name = order.Name.Trim();
                if (name.Length is 0 or > 200)
                    throw new StaffRefusedException("staff.refused.name");
                if (!EmailAddress.IsPlausible(order.Email.Trim()))
                    throw new StaffRefusedException("staff.refused.email");
                var staff = new Staff { Email = order.Email.Trim(), Name = name, Role = order.Role };
                // The rules for new passwords are for people choosing one; one that the operator gives is theirs to judge.
                if (order.Password is { Length: > 0 } password)
                    staff.PasswordHash = users.PasswordHasher.HashPassword(staff, password);
                Accept(await users.CreateAsync(staff));
                return staff.View();
            },
            cancel
        );

    public Task<string> OneTimeLink(int tenantId, Actor actor, long id, CancellationToken cancel = default) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                var staff = await Get(users, id);
                if (!staff.Active)
                    throw new StaffRefusedException("staff.refused.closed");
                var token = await users.GeneratePasswordResetTokenAsync(staff);
                await store.Write(tenantId, actor, unit => unit.Publish(new OneTimeLinkMade(id)), cancel);
                return QueryHelpers.AddQueryString("/set-password", new Dictionary<string, string?> { ["user"] = $"{id}", ["token"] = token });
            },
            cancel
        );

    public Task SetPassword(int tenantId, Actor actor, long id, string password, CancellationToken cancel = default) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                var staff = await Get(users, id);
                staff.PasswordHash = users.PasswordHasher.HashPassword(staff, password);
                Accept(await users.UpdateSecurityStampAsync(staff));
                return true;
            },
            cancel
        );

    public Task<bool> HasPassword(int tenantId, long id, string password, CancellationToken cancel = default) =>
        With(
            tenantId,
            Actor.System("lookup"),
            async users =>
            {
                var staff = await Get(users, id);
                return staff.PasswordHash is { } hash && users.PasswordHasher.VerifyHashedPassword(staff, hash, password) != PasswordVerificationResult.Failed;
            },
            cancel
        );

    public Task SetRole(int tenantId, Actor actor, long id, Role role, CancellationToken cancel = default) =>
        Change(tenantId, actor, id, staff => staff.Role = role, cancel);

    public Task SetActive(int tenantId, Actor actor, long id, bool active, CancellationToken cancel = default) =>
        Change(tenantId, actor, id, staff => staff.Active = active, cancel);

    /// <summary>The new stamp that goes with a change ends the sessions that were opened before it.</summary>
    private Task Change(int tenantId, Actor actor, long id, Action<Staff> change, CancellationToken cancel) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                var staff = await Get(users, id);
                change(staff);
                Accept(await users.UpdateSecurityStampAsync(staff));
                return true;
            },
            cancel
        );

    private static async Task<Staff> Get(UserManager<Staff> users, long id) =>
        await users.FindByIdAsync($"{id}") ?? throw new StaffRefusedException("staff.refused.unknown");

    private static void Accept(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StaffRefusedException(result.Errors.Any(error => error.Code is "DuplicateEmail" or "DuplicateUserName") ? "staff.refused.taken" : "staff.refused.changed");
    }

    private async Task<T> With<T>(int tenantId, Actor actor, Func<UserManager<Staff>, Task<T>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var town = scope.ServiceProvider.GetRequiredService<TownContext>();
        town.Tenant = await tenants.Get(tenantId, cancel);
        town.Actor = actor;
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<Staff>>());
    }
}
