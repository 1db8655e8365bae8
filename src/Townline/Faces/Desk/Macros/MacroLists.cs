using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Macros;

/// <summary>Reads the macros for a list: a clerk's, or all of the town.</summary>
internal sealed class MacroLists(TownContext town, IMacros macros, ITeams teams, IWords words)
{
    public async Task<MacroList> Of(SignedInStaff me, bool all, CancellationToken cancel)
    {
        var list = await teams.Of(town.TenantId);
        var found = all ? await macros.All(town.Db, cancel) : await macros.For(town.Db, me.Id, null, cancel);
        return new MacroList(
            found,
            macro => macros.MayChange(me, macro),
            macro => macro.Audience == ViewAudience.Team && macro.TeamId is { } team ? words.Of(list.ById(team)?.Name) : words[$"desk.views.for.{macro.Audience}"]);
    }
}
