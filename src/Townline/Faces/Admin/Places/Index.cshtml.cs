using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Places;

/// <summary>The areas of the town: seen on a map, taken along as GeoJSON, taken away where nothing stands on them.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class PlacesModel(TownContext town, IAreaDocuments areas, ICatalogue catalogue, ITeams teams, Store store, IWords words) : PageModel
{
    private IReadOnlyList<SizedArea> All { get; set; } = [];

    private ServiceCatalogue Services { get; set; } = null!;

    private TeamList Teams { get; set; } = null!;

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    /// <summary>The kind that is shown; empty while the town has no areas.</summary>
    public string Kind { get; private set; } = "";

    public IEnumerable<SizedArea> Shown => All.Where(area => area.Area.Kind == Kind);

    /// <summary>What was taken away just now.</summary>
    public string? Removed { get; private set; }

    /// <summary>Services and teams that go by an area, by name.</summary>
    public IReadOnlyList<string> UsedBy(Area area) =>
        All.Any(other => other.Area.Code == area.Code && other.Area.Kind != area.Kind)
            ? []
            : [.. Services.Active.Where(service => service.Areas.Contains(area.Code)).Select(service => words.Of(service.Name)), .. Teams.Active.Where(team => team.Areas.Contains(area.Code)).Select(team => words.Of(team.Name))];

    public string KindName(string kind) => words.Has($"places.kind.{kind}") ? words[$"places.kind.{kind}"] : kind;

    public async Task OnGet(string? kind, string? removed)
    {
        Removed = removed;
        await Load(kind);
    }

    /// <summary>A drawing of one kind.</summary>
    public async Task<IActionResult> OnGetDrawing(string kind) =>
        await areas.Draw(town.TenantId, kind, words["places.drawing", KindName(kind)]) is { } svg ? File(svg, "image/svg+xml; charset=utf-8") : NotFound();

    /// <summary>All of them as one file, as exact as they are stored: the way back is to bring it in again.</summary>
    public async Task<IActionResult> OnGetFile(CancellationToken cancel)
    {
        var features = (await areas.All(town.TenantId, cancel)).Select(area => (JsonNode)new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["kind"] = area.Kind, ["code"] = area.Code, ["name"] = area.Name },
            ["geometry"] = area.Shape.DeepClone(),
        });
        var collection = new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) };
        return File(System.Text.Encoding.UTF8.GetBytes(collection.ToJsonString(JsonColumn.Options)), "application/geo+json", "areas.geojson");
    }

    public async Task<IActionResult> OnPostRemove(string kind, string code, CancellationToken cancel)
    {
        await Load(kind);
        if (Shown.FirstOrDefault(area => area.Area.Code == code) is not { Area: var area })
        {
            return Redirect("/admin/places");
        }

        if (UsedBy(area) is { Count: > 0 } users)
        {
            ModelState.AddModelError("", words["places.used", area.Name, string.Join(", ", users)]);
            return Page();
        }

        await store.Write(town.TenantId, town.Actor, unit => areas.Remove(unit, area.Kind, area.Code), cancel);
        return Redirect($"/admin/places?kind={Uri.EscapeDataString(Shown.Skip(1).Any() ? kind : "")}&removed={Uri.EscapeDataString(area.Name)}");
    }

    private async Task Load(string? kind)
    {
        All = await areas.Sizes(town.TenantId);
        Services = await catalogue.Of(town.TenantId);
        Teams = await teams.Of(town.TenantId);
        Kinds = [.. All.Select(area => area.Area.Kind).Distinct()];
        Kind = Kinds.Contains(kind) ? kind! : Kinds.Contains(AreaKinds.District) ? AreaKinds.District : Kinds.FirstOrDefault("");
    }
}
