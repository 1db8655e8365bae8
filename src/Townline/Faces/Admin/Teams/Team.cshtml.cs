using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Teams;

/// <summary>A team: its name, its members, whom it stands in for, what it owns.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class TeamModel(TownContext town, ITeams teams, ITeamEditor editor, ICatalogue catalogue, IStaffDirectory staff, IPlaces places, LastChange lastChange, IWords words) : PageModel
{
    [BindProperty]
    public TeamInput Input { get; set; } = new();

    /// <summary>As it is stored; a new one has id 0.</summary>
    public Team Team { get; private set; } = null!;

    public TeamList Teams { get; private set; } = null!;

    public IReadOnlyList<ServiceInfo> Services { get; private set; } = [];

    public IReadOnlyDictionary<long, StaffMember> Staff { get; private set; } = new Dictionary<long, StaffMember>();

    public IReadOnlyList<FieldOption> Areas { get; private set; } = [];

    public StaleEdit? Stale { get; private set; }

    public bool Saved { get; private set; }

    public bool Unsaved { get; private set; }

    public IReadOnlyList<string> Languages => AdminTown.Languages(words);

    public IReadOnlyList<FieldOption> Skills => [.. Teams.Skills.Select(skill => new FieldOption(skill.Code, words.Of(skill.Name)))];

    public IReadOnlyList<FieldOption> Others =>
        [new("", words["admin.team.instead-of.none"]), .. Teams.Active.Where(other => other.Id != Team.Id && other.InsteadOfId is null).Select(other => new FieldOption($"{other.Id}", words.Of(other.Name)))];

    public IReadOnlyList<FieldOption> Candidates =>
        [.. Staff.Values.Where(person => person.Active && Input.Members.TrueForAll(member => member.StaffId != person.Id)).Select(person => new FieldOption($"{person.Id}", $"{person.Name} ({person.RoleTitleIn(words)})"))];

    public async Task<IActionResult> OnGet(long? id, bool saved, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Saved = saved;
        Input = TeamInput.Of(Team);
        return Page();
    }

    /// <param name="step">See <see cref="TeamInput.Do"/>; without one it is saved.</param>
    public async Task<IActionResult> OnPost(long? id, string? step, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (!string.IsNullOrEmpty(step))
        {
            Input.Do(step);
            Unsaved = true;
            ModelState.Clear();
            return Page();
        }

        return await Save(Input.Apply(Team, Teams, Languages), cancel) is { } saved ? Redirect($"/admin/teams/team/{saved}?saved=true") : Page();
    }

    private async Task<long?> Save(Team changed, CancellationToken cancel)
    {
        try
        {
            return await town.Write(
                async unit =>
                {
                    var team = changed.Id == 0 ? changed with { Id = unit.NextId() } : changed;
                    await editor.Save(unit, team, string.IsNullOrWhiteSpace(Input.Reason) ? null : Input.Reason.Trim());
                    return team.Id;
                },
                cancel);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(FieldOf(broken.Code), words[$"rule.{broken.Code}", [.. broken.Args]]);
            if (broken.Code == "team-stale" && (await teams.Of(town.TenantId)).ById(changed.Id) is { } current)
            {
                Stale = await lastChange.Of(changed.Id, TeamChanged.Name, Differences.Between(current, changed), cancel);
                ModelState.Remove("Input.Version");
                Input.Version = current.Version;
            }

            return null;
        }
    }

    private async Task<bool> Load(long? id, CancellationToken cancel)
    {
        Teams = await teams.Of(town.TenantId);
        var found = id is { } known ? Teams.ById(known) : new Team { Id = 0, Code = "", Name = LocalText.Empty };
        Team = found!;
        Staff = (await staff.All(town.TenantId, cancel)).ToDictionary(person => person.Id);
        Services = [.. (await catalogue.Of(town.TenantId)).All.Where(service => service.TeamId is { } owner && owner == id)];
        Areas = [.. (await places.Areas(town.TenantId)).DistinctBy(area => area.Code).Select(area => new FieldOption(area.Code, area.Name))];
        return found is not null;
    }

    private string FieldOf(string rule) => rule switch
    {
        "team-code" or "team-code-taken" => "Input.Code",
        "team-name" => $"Input.Name[{Languages[0]}]",
        "team-signature-long" => $"Input.Signature[{Languages[0]}]",
        "team-areas" or "team-area-taken" => "Input.Areas",
        "team-instead-of" => "Input.InsteadOf",
        "team-in-use" => "Input.Rules",
        _ => "",
    };
}
