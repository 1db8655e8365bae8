using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Commands;
using Townline.Identity.Contracts;
using Townline.Identity.Passkeys;
using Townline.Identity.SecondFactors;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.Rights;

/// <summary>What a role must keep to, so that it opens no more than it should and locks nobody out for good.</summary>
internal sealed partial class RoleCheck(RoleBook book)
{
    private const int LongestName = 100;
    private const int LongestGrace = 365;
    private const int ShortestIdle = 5;
    private const int ShortestSession = 15;
    private const int LongestSession = 30 * 24 * 60;

    /// <exception cref="StaffRefusedException">A figure is out of bounds, a name missing.</exception>
    public static void HoldsTogether(RoleOrder order)
    {
        if (!RoleNames.IsBuiltIn(order.Code))
        {
            Refuse(!ShortName().IsMatch(order.Code), "role.refused.code");
            Refuse(order.Name.Trim().Length is 0 or > LongestName, "role.refused.name", LongestName);
            Refuse(order.Rights.Count == 0, "role.refused.rights");
        }
        var signIn = order.SignIn;
        Refuse(!Enum.IsDefined(signIn.Least), "role.refused.least");
        Refuse(signIn.GraceDays is < 0 or > LongestGrace, "role.refused.grace", LongestGrace);
        Refuse(signIn.SessionMinutes is < ShortestSession or > LongestSession, "role.refused.session", ShortestSession, LongestSession);
        Refuse(signIn.IdleMinutes < ShortestIdle || signIn.IdleMinutes > signIn.SessionMinutes, "role.refused.idle", ShortestIdle);
    }

    /// <summary>Who may make roles and not all the rest must not make one that may.</summary>
    /// <exception cref="StaffRefusedException">It would.</exception>
    public async Task GivesNoMoreThanOneHas(Unit unit, RoleOrder order)
    {
        if (unit.Actor is not { Kind: ActorKind.Staff, Id: { } id })
            return;
        var town = await book.Of(unit.TenantId);
        var actor = await unit.Db.Set<Staff>().AsNoTracking().FirstAsync(staff => staff.Id == id);
        var mine = town.Rights(actor.Role, actor.OwnRoleId);
        var now = RoleNames.IsBuiltIn(order.Code) ? RoleRights.Of(RoleNames.Read(order.Code)) : town.Own.FirstOrDefault(row => row.Code == order.Code) is { } row ? town.Rights(Role.Own, row.Id) : mine;
        // By the page of roles, but also by settings that are brought in.
        Refuse(!mine.Contains(Right.RolesManage), "role.refused.more-than-own");
        Refuse(!mine.IsSupersetOf(now) || (!RoleNames.IsBuiltIn(order.Code) && !mine.IsSupersetOf(order.Rights)), "role.refused.more-than-own");
    }

    /// <summary>
    /// A rule under which no administrator could sign in is refused; and one that asks for passkeys until an administrator has seen that they work
    /// at this town's address.
    /// </summary>
    /// <exception cref="StaffRefusedException">Says what to do first.</exception>
    public async Task LeavesAWayIn(Unit unit, RoleOrder order)
    {
        var least = order.SignIn.Least;
        if (least == Strength.Password || (least == Strength.SecondStep && order.Code != RoleNames.Write(Role.Administrator)))
            return;
        var administrators = unit.Db.Set<Staff>().Where(staff => staff.Active && staff.Role == Role.Administrator).Select(staff => staff.Id);
        var ready = await unit.Db.Set<Passkey>().AnyAsync(key => administrators.Contains(key.StaffId))
            || (least == Strength.SecondStep && await unit.Db.Set<Authenticator>().AnyAsync(app => app.ConfirmedAt != null && app.Secret != null && administrators.Contains(app.StaffId)));
        Refuse(!ready, $"role.refused.nobody-{(least == Strength.Passkey ? "passkey" : "second-step")}");
    }

    private static void Refuse(bool when, string why, params object?[] args)
    {
        if (when)
            throw new StaffRefusedException(why, args);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,38}[a-z0-9]$")]
    private static partial Regex ShortName();
}
