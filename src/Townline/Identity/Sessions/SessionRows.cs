using System.Collections.Frozen;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.Rights;
using Townline.Platform.Storage;

namespace Townline.Identity.Sessions;

/// <summary>Sessions in the database: opened, looked up with every request, ended.</summary>
internal sealed class SessionRows(RoleBook roles, TimeProvider time)
{
    private const int LongestDevice = 300;
    private static readonly FrozenSet<Right> OnlyTheirAccount = [Right.OwnAccount];

    /// <summary>Opens one, and forgets those of its owner that were used last long ago.</summary>
    public static async Task<long> Open(Unit unit, long staffId, Strength strength, string? device, bool byRecoveryCode = false)
    {
        var longAgo = new { unit.TenantId, staffId, before = unit.Now - SessionClock.Shown };
        await unit.Execute("DELETE FROM identity_session WHERE tenant_id = @TenantId AND staff_id = @staffId AND last_seen_at < @before", longAgo);
        return unit.Add(
            new Session
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                StaffId = staffId,
                Since = unit.Now,
                LastSeenAt = unit.Now,
                Address = unit.Actor.Address,
                Device = device is { Length: > LongestDevice } ? device[..LongestDevice] : device,
                Strength = strength,
                ByRecoveryCode = byRecoveryCode,
            }
        ).Id;
    }

    /// <summary>The open session of an active account; null when it has ended, was not used for too long, or never was. By primary keys.</summary>
    public async Task<(LiveSession Session, bool Touch)?> Find(TownlineDb db, int tenantId, long id, CancellationToken cancel)
    {
        var found = await (
            from session in db.Set<Session>()
            join staff in db.Set<Staff>() on session.StaffId equals staff.Id
            where session.Id == id && session.EndedAt == null && staff.Active
            select new { session.Since, session.LastSeenAt, session.Strength, session.ByRecoveryCode, staff.Id, staff.Name, staff.Email, staff.Role, staff.OwnRoleId, staff.CreatedAt }
        ).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var town = await roles.Of(tenantId);
        var (policy, now) = (town.Policy(found.Role, found.OwnRoleId), time.GetUtcNow());
        if (now - found.Since >= policy.Longest || now - found.LastSeenAt >= policy.Idle)
            return null;
        DateTimeOffset? enrolUntil = found.Strength >= policy.Least ? null : policy.GraceEnds(found.CreatedAt);
        // Whoever must first set something up may nothing else, also where nobody needs to be signed in and staff see more.
        var owner = new SignedInStaff(found.Id, found.Name, found.Email, found.Role, enrolUntil <= now ? OnlyTheirAccount : town.Rights(found.Role, found.OwnRoleId))
        {
            OwnRole = found.Role == Role.Own ? town.Row(found.Role, found.OwnRoleId)?.Name : null,
        };
        var live = new LiveSession(id, owner, found.Strength, found.Since, enrolUntil, policy, found.ByRecoveryCode);
        return (live, now - found.LastSeenAt >= SessionClock.Between(policy.Idle));
    }

    /// <summary>It was used now.</summary>
    public static Task Touch(Unit unit, long id) =>
        unit.Execute("UPDATE identity_session SET last_seen_at = @Now WHERE tenant_id = @TenantId AND id = @id AND last_seen_at < @Now", new { unit.Now, unit.TenantId, id });

    /// <summary>Ends one of somebody's; false when it had ended.</summary>
    public static async Task<bool> End(Unit unit, long staffId, long id)
    {
        var ended = await unit.Execute(
            "UPDATE identity_session SET ended_at = @Now WHERE tenant_id = @TenantId AND staff_id = @staffId AND id = @id AND ended_at IS NULL",
            new { unit.Now, unit.TenantId, staffId, id }
        );
        if (ended > 0)
            await unit.Publish(new SessionsEnded(staffId, ended));
        return ended > 0;
    }

    /// <summary>Ends all of somebody's, but for one, or only those that are weaker.</summary>
    /// <returns>How many were open.</returns>
    public static async Task<int> EndAll(Unit unit, long staffId, long? but = null, Strength? below = null)
    {
        var ended = await unit.Execute(
            "UPDATE identity_session SET ended_at = @Now WHERE tenant_id = @TenantId AND staff_id = @staffId AND id <> @but AND strength < @below AND ended_at IS NULL",
            new { unit.Now, unit.TenantId, staffId, but = but ?? 0, below = (int)(below ?? Strength.Passkey + 1) }
        );
        if (ended > 0)
            await unit.Publish(new SessionsEnded(staffId, ended));
        return ended;
    }

    /// <summary>Its owner has set up a second step and thereby proven more than at the beginning; sessions that were opened by the password alone end.</summary>
    public static async Task Strengthen(Unit unit, long staffId, long id, Strength strength)
    {
        var now = new { strength = (int)strength, unit.TenantId, id };
        await unit.Execute("UPDATE identity_session SET strength = @strength WHERE tenant_id = @TenantId AND id = @id AND strength < @strength", now);
        await EndAll(unit, staffId, but: id, below: Strength.SecondStep);
    }

    /// <summary>An id as the cookie has it; null for what is none.</summary>
    public static long? Read(string? claim) => long.TryParse(claim, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
