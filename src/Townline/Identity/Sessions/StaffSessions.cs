using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <inheritdoc cref="ISessions"/>
internal sealed class StaffSessions(SignInManager<Staff> library, TownContext town, CurrentSession current) : ISessions
{
    private const int MostShown = 50;

    /// <summary>Signs somebody in in this browser, who has proven who they are. Whoever was signed in here before no longer is.</summary>
    public async Task Open(Staff staff, Strength strength, bool byRecoveryCode = false)
    {
        town.Actor = town.Actor with { Kind = ActorKind.Staff, Id = staff.Id };
        var device = library.Context.Request.Headers.UserAgent.ToString();
        var id = await town.Write(async unit =>
        {
            await unit.Execute(
                "UPDATE identity_staff SET last_sign_in_at = @Now, access_failed_count = 0 WHERE tenant_id = @TenantId AND id = @Id",
                new { unit.Now, unit.TenantId, staff.Id }
            );
            if (current.Live is { } before)
                await SessionRows.End(unit, before.Staff.Id, before.Id);
            await unit.Publish(new SignedIn(staff.Id, strength));
            return await SessionRows.Open(unit, staff.Id, strength, device, byRecoveryCode);
        });
        await library.SignInWithClaimsAsync(staff, isPersistent: false, [SessionClaims.Of(id)]);
    }

    /// <summary>Ends the session of this browser, if there is one.</summary>
    public async Task Close()
    {
        await library.SignOutAsync();
        if (current.Live is { } live)
        {
            await town.Write(async unit =>
            {
                await unit.Execute("UPDATE identity_session SET ended_at = @Now WHERE tenant_id = @TenantId AND id = @Id AND ended_at IS NULL", new { unit.Now, unit.TenantId, live.Id });
                await unit.Publish(new SignedOut(live.Staff.Id));
            });
        }
    }

    public async Task<IReadOnlyList<SessionView>> Of(long staffId, CancellationToken cancel = default)
    {
        var rows = await town.Db.Set<Session>().Where(session => session.StaffId == staffId).OrderByDescending(session => session.Id).Take(MostShown).ToListAsync(cancel);
        return [.. rows.Select(row => new SessionView(row.Id, row.Since, row.LastSeenAt, row.Address, DeviceName.Of(row.Device), row.Strength, row.EndedAt, row.Id == current.Live?.Id))];
    }

    public Task<bool> End(long staffId, long sessionId, CancellationToken cancel = default) => town.Write(unit => SessionRows.End(unit, staffId, sessionId), cancel);

    public Task<int> EndAll(long staffId, bool butThisOne, CancellationToken cancel = default) =>
        town.Write(unit => SessionRows.EndAll(unit, staffId, butThisOne ? current.Live?.Id : null), cancel);
}
