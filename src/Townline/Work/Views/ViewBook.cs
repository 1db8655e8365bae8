using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Views;

/// <inheritdoc/>
internal sealed class ViewBook(ITeams teams) : IViews
{
    private const int LongestName = 80;
    private const int MostOfOne = 100;

    public async Task<IReadOnlyList<SavedView>> Of(TownlineDb db, long staffId, CancellationToken cancel)
    {
        var rows = await Open(db, staffId, await TeamsOf(db.TenantId, staffId)).ToListAsync(cancel);
        var places = await db.Set<ViewPlaceRow>().Where(place => place.StaffId == staffId).ToDictionaryAsync(place => place.ViewId, cancel);
        return
        [
            .. rows.OrderBy(row => places.GetValueOrDefault(row.Id)?.Position ?? int.MaxValue).ThenBy(row => row.Id)
                .Select(row => Read(row, places.GetValueOrDefault(row.Id)?.Pinned ?? true)),
        ];
    }

    public async Task<SavedView?> Find(TownlineDb db, long staffId, long id, CancellationToken cancel) =>
        await Open(db, staffId, await TeamsOf(db.TenantId, staffId)).FirstOrDefaultAsync(row => row.Id == id, cancel) is { } row ? Read(row, true) : null;

    public bool MayChange(SignedInStaff me, SavedView view) => view.OwnerId == me.Id || (view.Audience != ViewAudience.Mine && me.May(Right.ViewsShare));

    public async Task<long> Save(Unit unit, SignedInStaff me, ViewOrder order)
    {
        Check(order);
        var own = await TeamsOf(unit.TenantId, me.Id);
        var mayShare = me.May(Right.ViewsShare) || order.Audience == ViewAudience.Mine || (order.Audience == ViewAudience.Team && order.TeamId is { } wanted && own.Contains(wanted));
        RuleBrokenException.Unless(mayShare, "view-share");
        RuleBrokenException.Unless(order.Audience != ViewAudience.Team || (order.TeamId is { } team && (await teams.Of(unit.TenantId)).ById(team) is not null), "view-team");

        return await Keep(unit, order.Id is { } id ? await Changeable(unit, me, id) : unit.Add(await New(unit, me)), order);
    }

    /// <summary>Keeps a shared view that comes with settings, under its <see cref="ViewOrder.Id"/>. A new one belongs to whoever brings it in.</summary>
    internal static async Task Bring(Unit unit, ViewOrder order)
    {
        Check(order);
        var row = await unit.Db.Set<ViewRow>().AsTracking().FirstOrDefaultAsync(view => view.Id == order.Id)
            ?? unit.Add(new ViewRow { Id = order.Id!.Value, TenantId = unit.TenantId, OwnerId = unit.Actor is { Kind: ActorKind.Staff, Id: { } staff } ? staff : 0, Name = "", Text = "" });
        await Keep(unit, row, order);
    }

    public async Task Remove(Unit unit, SignedInStaff me, long id)
    {
        var row = await Changeable(unit, me, id);
        unit.Db.Remove(row);
        await unit.Db.SaveChangesAsync();
        await unit.Execute("DELETE FROM work_view_place WHERE tenant_id = @TenantId AND view_id = @id", new { unit.TenantId, id });
        await unit.Publish(new ViewChanged("removed", id, row.Name, row.Audience));
    }

    public async Task Arrange(Unit unit, long staffId, long id, ViewMove move)
    {
        var views = (await Of(unit.Db, staffId, CancellationToken.None)).ToList();
        var index = views.FindIndex(view => view.Id == id);
        if (index < 0)
        {
            throw new KeyNotFoundException($"There is no view {id} for them.");
        }

        var to = Math.Clamp(index + (move == ViewMove.Up ? -1 : move == ViewMove.Down ? 1 : 0), 0, views.Count - 1);
        (views[index], views[to]) = (views[to], views[index]);
        var places = await unit.Db.Set<ViewPlaceRow>().AsTracking().Where(place => place.StaffId == staffId).ToDictionaryAsync(place => place.ViewId);
        foreach (var (position, view) in views.Index())
        {
            var place = places.GetValueOrDefault(view.Id) ?? unit.Add(new ViewPlaceRow { TenantId = unit.TenantId, StaffId = staffId, ViewId = view.Id, Pinned = view.Pinned });
            place.Position = position;
            place.Pinned = view.Id != id ? place.Pinned : move switch { ViewMove.Pin => true, ViewMove.Unpin => false, _ => place.Pinned };
        }
    }

    private static void Check(ViewOrder order)
    {
        var name = order.Name.Trim();
        RuleBrokenException.Unless(name.Length > 0, "view-name");
        RuleBrokenException.Unless(name.Length <= LongestName, "view-name-long", LongestName);
        RuleBrokenException.Unless(order.Text.Length <= ListFilters.LongestText, "view-text-long");
    }

    private static async Task<long> Keep(Unit unit, ViewRow row, ViewOrder order)
    {
        row.Name = order.Name.Trim();
        row.Text = order.Text;
        row.Audience = order.Audience;
        row.TeamId = order.Audience == ViewAudience.Team ? order.TeamId : null;
        row.ChangedAt = unit.Now;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new ViewChanged("saved", row.Id, row.Name, row.Audience));
        return row.Id;
    }

    private static async Task<ViewRow> New(Unit unit, SignedInStaff me)
    {
        RuleBrokenException.Unless(await unit.Db.Set<ViewRow>().CountAsync(row => row.OwnerId == me.Id) < MostOfOne, "view-many", MostOfOne);
        return new ViewRow { Id = unit.NextId(), TenantId = unit.TenantId, OwnerId = me.Id, Name = "", Text = "" };
    }

    private async Task<ViewRow> Changeable(Unit unit, SignedInStaff me, long id)
    {
        var row = await unit.Db.Set<ViewRow>().AsTracking().FirstOrDefaultAsync(view => view.Id == id);
        return row is not null && MayChange(me, Read(row, true)) ? row : throw new KeyNotFoundException($"There is no view {id} that they may change.");
    }

    private async Task<IReadOnlyList<long>> TeamsOf(int tenantId, long staffId) => [.. (await teams.Of(tenantId)).OfStaff(staffId).Select(team => team.Id)];

    private static IQueryable<ViewRow> Open(TownlineDb db, long staffId, IReadOnlyList<long> own) =>
        db.Set<ViewRow>().Where(view => view.OwnerId == staffId || view.Audience == ViewAudience.Everybody || (view.Audience == ViewAudience.Team && own.Contains(view.TeamId!.Value)));

    private static SavedView Read(ViewRow row, bool pinned) => new(row.Id, row.Name, row.Text, row.OwnerId, row.Audience, row.TeamId, pinned);
}
