using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Teams;

/// <summary>A skill: what it is called, and the services whose requests go to those who have it.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class SkillModel(TownContext town, ITeams teams, ITeamEditor editor, ICatalogue catalogue, IWords words) : PageModel
{
    [BindProperty]
    public SkillInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Skill? Skill { get; private set; }

    public IReadOnlyList<FieldOption> Services { get; private set; } = [];

    public IReadOnlyList<string> Languages => AdminTown.Languages(words);

    public async Task<IActionResult> OnGet(string? code)
    {
        if (!await Load(code))
        {
            return NotFound();
        }

        Input = new SkillInput { Name = LocalField.Typed(Skill?.Name), Services = [.. Skill?.Services ?? []] };
        return Page();
    }

    public async Task<IActionResult> OnPost(string? code)
    {
        if (!await Load(code))
        {
            return NotFound();
        }

        var name = LocalField.Read(Skill?.Name, Input.Name, Languages);
        var taken = (await teams.Of(town.TenantId)).Skills.Select(skill => skill.Code).ToList();
        var skill = new Skill(Skill?.Code ?? ShortName.Of(name.In(Languages[0]), "skill", taken), name, Input.Services);
        return await Write(unit => editor.SaveSkill(unit, skill));
    }

    public async Task<IActionResult> OnPostRemove(string? code) =>
        await Load(code) && Skill is { } skill ? await Write(unit => editor.RemoveSkill(unit, skill.Code)) : NotFound();

    private async Task<IActionResult> Write(Func<Platform.Storage.Unit, Task> work)
    {
        try
        {
            await town.Write(work);
            return Redirect("/admin/teams");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(broken.Code == "skill-name" ? $"Input.Name[{Languages[0]}]" : "", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    private async Task<bool> Load(string? code)
    {
        Skill = (await teams.Of(town.TenantId)).Skills.FirstOrDefault(skill => skill.Code == code);
        Services = [.. (await catalogue.Of(town.TenantId)).Active.Select(service => new FieldOption(service.Code, words.Of(service.Name)))];
        return code is null || Skill is not null;
    }
}

/// <summary>A skill as typed.</summary>
public sealed class SkillInput
{
    public Dictionary<string, string?> Name { get; set; } = [];
    public List<string> Services { get; set; } = [];
}
