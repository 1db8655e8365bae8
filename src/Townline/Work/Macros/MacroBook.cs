using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Macros;

/// <inheritdoc/>
internal sealed class MacroBook(ITeams teams) : IMacros
{
    private const int LongestName = 80;

    /// <summary>A town has some dozens: all are read.</summary>
    private const int Most = 1000;

    public async Task<IReadOnlyList<Macro>> All(TownlineDb db, CancellationToken cancel) =>
        [.. (await db.Set<MacroRow>().OrderBy(row => row.Code).Take(Most).ToListAsync(cancel)).Select(row => row.Read()).OrderBy(macro => macro.Name, StringComparer.OrdinalIgnoreCase)];

    public async Task<IReadOnlyList<Macro>> For(TownlineDb db, long staffId, ServiceInfo? service, CancellationToken cancel)
    {
        var own = (await teams.Of(db.TenantId)).OfStaff(staffId).Select(team => team.Id).ToHashSet();
        return
        [
            .. (await All(db, cancel)).Where(macro => macro.Active && (service is null || macro.Fits(service)))
                .Where(macro => macro.OwnerId == staffId || macro.Audience == ViewAudience.Everybody || (macro.Audience == ViewAudience.Team && macro.TeamId is { } team && own.Contains(team))),
        ];
    }

    public async Task<Macro?> Find(TownlineDb db, long id, CancellationToken cancel) => (await db.Set<MacroRow>().FirstOrDefaultAsync(row => row.Id == id, cancel))?.Read();

    public bool MayChange(SignedInStaff me, Macro macro) => me.May(Right.ViewsShare) || (macro.OwnerId == me.Id && me.May(Right.RequestsWork));

    public async Task Save(Unit unit, SignedInStaff? me, Macro macro)
    {
        Check(macro);
        RuleBrokenException.Unless(!await unit.Db.Set<MacroRow>().AnyAsync(other => other.Code == macro.Code && other.Id != macro.Id), "macro-code-taken", macro.Code);
        var own = me is null ? [] : (await teams.Of(unit.TenantId)).OfStaff(me.Id).Select(team => team.Id).ToList();
        RuleBrokenException.Unless(me is null || me.May(Right.ViewsShare) || macro.Audience == ViewAudience.Mine || (macro.Audience == ViewAudience.Team && macro.TeamId is { } team && own.Contains(team)), "view-share");
        RuleBrokenException.Unless(macro.Audience != ViewAudience.Team || macro.TeamId is not null, "view-team");

        var row = await unit.Db.Set<MacroRow>().AsTracking().FirstOrDefaultAsync(known => known.Id == macro.Id);
        if (row is not null && me is not null && !MayChange(me, row.Read()))
        {
            throw new KeyNotFoundException($"There is no macro {macro.Id} that they may change.");
        }

        var changes = row is null ? [] : Differences.Between(row.Read(), macro);
        row ??= unit.Add(new MacroRow { Id = macro.Id, TenantId = unit.TenantId, Code = macro.Code, Name = macro.Name, Steps = macro.Steps, OwnerId = me?.Id });
        row.Code = macro.Code;
        row.Name = macro.Name.Trim();
        row.Steps = macro.Steps;
        row.Audience = macro.Audience;
        row.TeamId = macro.Audience == ViewAudience.Team ? macro.TeamId : null;
        row.Services = macro.Services;
        row.Active = macro.Active;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new MacroChanged("saved", row.Id, row.Name) { Changes = changes });
    }

    public async Task Remove(Unit unit, SignedInStaff me, long id)
    {
        var row = await unit.Db.Set<MacroRow>().AsTracking().FirstOrDefaultAsync(known => known.Id == id);
        if (row is null || !MayChange(me, row.Read()))
        {
            throw new KeyNotFoundException($"There is no macro {id} that they may change.");
        }

        unit.Db.Remove(row);
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new MacroChanged("removed", id, row.Name));
    }

    private static void Check(Macro macro)
    {
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(macro.Name), "macro-name");
        RuleBrokenException.Unless(macro.Name.Trim().Length <= LongestName, "view-name-long", LongestName);
        RuleBrokenException.Unless(Rules.IsCode(macro.Code), "macro-code", macro.Code);
        StepCheck.Check(macro.Steps);
    }
}
