using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Desk.Bulk;
using Townline.Faces.Desk.Views;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Macros;

/// <summary>Makes a macro, changes or deletes one.</summary>
[Needs(Right.RequestsWork)]
internal sealed class EditModel(TownContext town, IMacros macros, StepsForm steps, ITeams teams, IWords words) : PageModel
{
    [BindProperty]
    public MacroHead Head { get; set; } = new();

    [BindProperty]
    public StepsInput Input { get; set; } = new();

    /// <summary>The one to change; null for a new one.</summary>
    public Macro? Macro { get; private set; }

    public StepsForm Steps => steps;

    public IReadOnlyList<FieldOption> Audiences { get; private set; } = [];

    private SignedInStaff Me => HttpContext.RequireStaff();

    public async Task<IActionResult> OnGet(long? id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        (Head, Input) = (MacroHead.Of(Macro), StepsInput.Of(Macro?.Steps));
        return Page();
    }

    public async Task<IActionResult> OnPost(long? id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        try
        {
            var taken = (await macros.All(town.Db, cancel)).Select(macro => macro.Code).ToList();
            var (audience, team) = new ViewInput { For = Head.For }.Whom();
            await town.Write(
                unit => macros.Save(unit, Me, new Macro(Macro?.Id ?? unit.NextId(), Macro?.Code ?? ShortName.Of(Head.Name ?? "", "macro", taken), Head.Name ?? "", Input.Read())
                {
                    OwnerId = Macro?.OwnerId ?? Me.Id, Audience = audience, TeamId = team, Services = Head.Services, Active = Head.Active.Count > 0,
                }),
                cancel);
            return Redirect("/desk/macros");
        }
        catch (RuleBrokenException broken)
        {
            var field = broken.Code switch { "macro-name" or "view-name-long" => "Head.Name", "view-share" or "view-team" => "Head.For", _ => $"Input.{StepsInput.FieldOf(broken.Code)}" };
            ModelState.AddModelError(field, words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemove(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await town.Write(unit => macros.Remove(unit, Me, id), cancel);
        return Redirect("/desk/macros");
    }

    private async Task<bool> Load(long? id, CancellationToken cancel)
    {
        await steps.Load(cancel);
        Macro = id is { } known ? await macros.Find(town.Db, known, cancel) : null;
        Audiences = ViewInput.Audiences(Me, await teams.Of(town.TenantId), words);
        return id is null || (Macro is not null && macros.MayChange(Me, Macro));
    }
}
