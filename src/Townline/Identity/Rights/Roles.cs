using Microsoft.EntityFrameworkCore;
using Townline.Identity.Accounts;
using Townline.Identity.Commands;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.Rights;

/// <inheritdoc cref="IRoles"/>
internal sealed class Roles(Store store, RoleBook book, RoleCheck check) : IRoles
{
    public async Task<IReadOnlyList<RoleView>> All(int tenantId, CancellationToken cancel = default)
    {
        var town = await book.Of(tenantId);
        await using var db = store.Read(tenantId);
        var people = (await db.Set<Staff>().Where(staff => staff.Active).Select(staff => new { staff.Role, staff.OwnRoleId }).ToListAsync(cancel)).CountBy(staff => (staff.Role, staff.OwnRoleId)).ToDictionary();
        return
        [
            .. RoleNames.BuiltIn.Select(role => View(role, town.Row(role, null))),
            .. town.Own.OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase).Select(row => View(Role.Own, row)),
        ];

        RoleView View(Role role, RoleRow? row)
        {
            long? own = role == Role.Own ? row!.Id : null;
            return new RoleView(row?.Code ?? RoleNames.Write(role), role, own, row?.Name ?? "", town.Rights(role, own), town.Policy(role, own).View(), people.GetValueOrDefault((role, own)), row?.Version ?? 0);
        }
    }

    public async Task Save(Unit unit, RoleOrder order, string? reason)
    {
        RoleCheck.HoldsTogether(order);
        await check.GivesNoMoreThanOneHas(unit, order);
        await check.LeavesAWayIn(unit, order);
        var row = await unit.Db.Set<RoleRow>().FirstOrDefaultAsync(row => row.Code == order.Code);
        if (order.Version != (row?.Version ?? 0))
            throw new StaffRefusedException("role.refused.stale");
        var before = row is null ? null : OrderOf(row);
        row ??= unit.Add(new RoleRow { Id = unit.NextId(), TenantId = unit.TenantId, Code = order.Code, LeastSince = unit.Now });
        // Two who save at once: the second finds the version changed.
        if (before is not null && await unit.Execute("UPDATE identity_role SET version = version + 1 WHERE tenant_id = @TenantId AND id = @Id AND version = @Version", new { unit.TenantId, row.Id, order.Version }) == 0)
            throw new StaffRefusedException("role.refused.stale");
        if (order.SignIn.Least > row.Least)
            row.LeastSince = unit.Now;
        if (!RoleNames.IsBuiltIn(order.Code))
            (row.Name, row.Rights) = (order.Name.Trim(), [.. order.Rights.Where(right => right != Right.OwnAccount).Distinct().Order().Select(right => $"{right}")]);
        (row.Least, row.GraceDays, row.SessionMinutes, row.IdleMinutes) = (order.SignIn.Least, order.SignIn.GraceDays, order.SignIn.SessionMinutes, order.SignIn.IdleMinutes);
        row.Version = order.Version + 1;
        await unit.Publish(new RoleSaved(row.Id, row.Code, Differences.Between(before, OrderOf(row)), reason));
    }

    public Task Remove(int tenantId, Actor actor, string code, CancellationToken cancel = default) =>
        store.Write(
            tenantId,
            actor,
            async unit =>
            {
                var row = RoleNames.IsBuiltIn(code) ? null : await unit.Db.Set<RoleRow>().FirstOrDefaultAsync(row => row.Code == code, cancel);
                if (row is null)
                    throw new StaffRefusedException("role.refused.unknown");
                if (await unit.Db.Set<Staff>().CountAsync(staff => staff.OwnRoleId == row.Id, cancel) is > 0 and var people)
                    throw new StaffRefusedException("role.refused.in-use", people);
                unit.Db.Remove(row);
                await unit.Publish(new RoleRemoved(row.Id, code));
            },
            cancel
        );

    private static RoleOrder OrderOf(RoleRow row) =>
        new(row.Code, row.Name, [.. row.Rights.Select(name => Enum.TryParse<Right>(name, out var right) ? right : (Right?)null).OfType<Right>()], SignInPolicy.Of(row).View(), row.Version);
}
