using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Identity.Rights;
using Townline.Identity.SecondFactors;
using Townline.Identity.Sessions;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Accounts;

/// <inheritdoc cref="IStaffDirectory"/>
internal sealed class StaffDirectory(IServiceScopeFactory scopes, Store store, TenantDirectory tenants, RoleBook roles, ChangeSignals signals) : IStaffDirectory
{
    /// <summary>Every page of the desk names some of them.</summary>
    private readonly TenantCache<IReadOnlyList<StaffMember>> _all = new(
        signals,
        id => Load(store, roles, id),
        "staff.added", "staff.role-changed", "staff.closed", "staff.reopened", RoleSaved.Name, RoleRemoved.Name
    );

    public async Task<IReadOnlyList<StaffMember>> All(int tenantId, CancellationToken cancel = default) => await _all.Get(tenantId);

    public async Task<StaffMember?> Find(int tenantId, long id, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<Staff>().FirstOrDefaultAsync(staff => staff.Id == id, cancel))?.View(await roles.Of(tenantId));
    }

    public Task<StaffMember?> FindByEmail(int tenantId, string email, CancellationToken cancel = default) =>
        With(tenantId, Actor.System("lookup"), async users => (await users.FindByEmailAsync(email.Trim()))?.View(await roles.Of(tenantId)), cancel);

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
                var staff = new Staff { Email = order.Email.Trim(), Name = name, Role = order.Role, OwnRoleId = order.OwnRoleId };
                await Exists(tenantId, order.Role, order.OwnRoleId);
                await Allow(users, tenantId, actor, staff);
                // The rules for new passwords are for people choosing one; one that the operator gives is theirs to judge.
                if (order.Password is { Length: > 0 } password)
                    staff.PasswordHash = users.PasswordHasher.HashPassword(staff, password);
                Accept(await users.CreateAsync(staff));
                return staff.View(await roles.Of(tenantId));
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
                await Allow(users, tenantId, actor, staff);
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

    public Task SetRole(int tenantId, Actor actor, long id, Role role, long? ownRoleId = null, CancellationToken cancel = default) =>
        Change(
            tenantId,
            actor,
            id,
            async staff =>
            {
                await Exists(tenantId, role, ownRoleId);
                (staff.Role, staff.OwnRoleId) = (role, ownRoleId);
            },
            cancel
        );

    public Task SetActive(int tenantId, Actor actor, long id, bool active, CancellationToken cancel = default) =>
        Change(tenantId, actor, id, staff => Task.FromResult(staff.Active = active), cancel);

    public Task ClearSecondSteps(int tenantId, Actor actor, long id, CancellationToken cancel = default) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                await Allow(users, tenantId, actor, await Get(users, id));
                await store.Write(tenantId, actor, unit => SecondStepRows.Clear(unit, id), cancel);
                return true;
            },
            cancel
        );

    public Task<int> EndSessions(int tenantId, Actor actor, long id, long? only = null, CancellationToken cancel = default) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                await Allow(users, tenantId, actor, await Get(users, id));
                return await store.Write(tenantId, actor, async unit => only is { } session ? (await SessionRows.End(unit, id, session) ? 1 : 0) : await SessionRows.EndAll(unit, id), cancel);
            },
            cancel
        );

    /// <summary>The new stamp that goes with a change ends the sessions that were opened before it.</summary>
    private Task Change(int tenantId, Actor actor, long id, Func<Staff, Task> change, CancellationToken cancel) =>
        With(
            tenantId,
            actor,
            async users =>
            {
                var staff = await Get(users, id);
                await Allow(users, tenantId, actor, staff);
                await change(staff);
                await Allow(users, tenantId, actor, staff);
                Accept(await users.UpdateSecurityStampAsync(staff));
                return true;
            },
            cancel
        );

    /// <summary>Who looks after accounts has power over those who may no more than they, and gives no more than they have.</summary>
    /// <exception cref="StaffRefusedException">The account has or would get more.</exception>
    private async Task Allow(UserManager<Staff> users, int tenantId, Actor actor, Staff staff)
    {
        var town = await roles.Of(tenantId);
        if (actor is not { Kind: ActorKind.Staff, Id: { } id } || await users.FindByIdAsync($"{id}") is not { } me)
            return;
        if (!town.Rights(me.Role, me.OwnRoleId).IsSupersetOf(town.Rights(staff.Role, staff.OwnRoleId)))
            throw new StaffRefusedException("staff.refused.more-than-own");
    }

    /// <exception cref="StaffRefusedException">The town has no such role.</exception>
    private async Task Exists(int tenantId, Role role, long? ownRoleId)
    {
        var known = role == Role.Own ? (await roles.Of(tenantId)).Row(role, ownRoleId) is not null : Enum.IsDefined(role) && ownRoleId is null;
        if (!known)
            throw new StaffRefusedException("staff.refused.role");
    }

    private static async Task<IReadOnlyList<StaffMember>> Load(Store store, RoleBook roles, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var all = await db.Set<Staff>().OrderBy(staff => staff.Name).ThenBy(staff => staff.Id).ToListAsync();
        var town = await roles.Of(tenantId);
        return [.. all.Select(staff => staff.View(town))];
    }

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
