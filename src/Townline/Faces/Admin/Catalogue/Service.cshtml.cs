using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>A service's settings: added here and changed; its questions and its moves have pages of their own.</summary>
internal sealed class ServiceModel(
    TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words, ITeams teams, ICalendars calendars, IPlaces places)
    : CatalogueModel(town, catalogue, editor, lastChange, words)
{
    [BindProperty]
    public ServiceInput Input { get; set; } = new();

    public bool Saved { get; private set; }

    public IReadOnlyList<FieldOption> Groups { get; private set; } = [];

    public IReadOnlyList<FieldOption> Teams { get; private set; } = [];

    public IReadOnlyList<FieldOption> Calendars { get; private set; } = [];

    public IReadOnlyList<FieldOption> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGet(long? id, bool saved)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        Saved = saved;
        Input = ServiceInput.Of(Service, Languages[0]);
        await LoadChoices();
        return Page();
    }

    public async Task<IActionResult> OnPost(long? id)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        var changed = Input.Apply(Service, All, Languages);
        Complain(changed, FieldOf);
        if (Input.Group == ServiceInput.NewGroupChoice && changed.Group.IsEmpty)
        {
            ModelState.AddModelError($"Input.NewGroup[{Languages[0]}]", Words["admin.catalogue.group.missing"]);
        }

        if (ModelState.IsValid && await Save(changed, Input.Version, Input.Reason, FieldOf) is { } saved)
        {
            return Redirect($"/admin/catalogue/service/{saved}?saved=true");
        }

        if (Stale is not null)
        {
            ModelState.Remove("Input.Version");
            Input.Version = Service.Version;
        }

        await LoadChoices();
        return Page();
    }

    private string FieldOf(string place) => place switch
    {
        nameof(ServiceInfo.Name) => $"Input.Name[{Languages[0]}]",
        nameof(ServiceInfo.Promise) => "Input.PromiseAmount",
        nameof(ServiceInfo.Code) or nameof(ServiceInfo.Type) => $"Input.{place}",
        _ => "",
    };

    private async Task LoadChoices()
    {
        var language = Languages[0];
        Groups =
        [
            new("", Words["admin.catalogue.no-group"]),
            .. ServiceInput.GroupsOf(All, language).Select(group => new FieldOption(group.In(language), Words.Of(group))),
            new(ServiceInput.NewGroupChoice, Words["admin.catalogue.group.new"]),
        ];
        Teams = [new("", Words["admin.catalogue.no-team"]), .. (await teams.Of(Town.TenantId)).Active.Select(team => new FieldOption($"{team.Id}", Words.Of(team.Name)))];
        Calendars = [new("", Words["admin.catalogue.first-calendar"]), .. (await calendars.Of(Town.TenantId)).All.Where(calendar => calendar.Id != 0).Select(calendar => new FieldOption($"{calendar.Id}", Words.Of(calendar.Name)))];
        Areas = [.. (await places.Areas(Town.TenantId)).DistinctBy(area => area.Code).Select(area => new FieldOption(area.Code, area.Name))];
    }
}
