using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>What the pages that edit a service share: the service, saving it, and what to say when that is refused.</summary>
[Needs(Right.CatalogueEdit)]
internal abstract class CatalogueModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words) : PageModel
{
    /// <summary>As it is stored; a new one, not stored yet, has id 0.</summary>
    public ServiceInfo Service { get; private set; } = null!;

    public ServiceCatalogue All { get; private set; } = null!;

    public StaleEdit? Stale { get; private set; }

    /// <summary>Languages in which the town writes.</summary>
    public IReadOnlyList<string> Languages => AdminTown.Languages(words);

    protected TownContext Town => town;

    protected IWords Words => words;

    /// <summary>Finds the service; false when there is none with this id.</summary>
    protected async Task<bool> Load(long? id)
    {
        All = await catalogue.Of(town.TenantId);
        var found = id is { } known ? All.ById(known) : new ServiceInfo { Id = 0, Code = "", Name = LocalText.Empty, Order = All.All.Select(service => service.Order).DefaultIfEmpty().Max() + 1 };
        Service = found!;
        return found is not null;
    }

    /// <summary>Notes what is wrong beside its field.</summary>
    /// <param name="fieldOf">From a place in the service to the name of the field that holds it.</param>
    protected void Complain(ServiceInfo changed, Func<string, string> fieldOf)
    {
        foreach (var problem in editor.Problems(changed))
        {
            ModelState.AddModelError(fieldOf(problem.Where), words[$"rule.{problem.Code}", problem.Args]);
        }
    }

    /// <summary>Saves a service in which nothing is wrong by itself.</summary>
    /// <returns>Its id; null when it was refused, and what is wrong then stands in the model state or in <see cref="Stale"/>.</returns>
    protected async Task<long?> Save(ServiceInfo changed, int version, string? reason, Func<string, string> fieldOf)
    {
        try
        {
            return await town.Write(async unit =>
            {
                var service = changed.Id == 0 ? changed with { Id = unit.NextId() } : changed;
                await editor.Save(unit, service, version, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
                return service.Id;
            });
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(broken.Code == "service-code-taken" ? fieldOf(nameof(ServiceInfo.Code)) : "", words[$"rule.{broken.Code}", [.. broken.Args]]);
        }
        catch (StaleServiceException stale)
        {
            // Saving again says: mine, I have seen theirs.
            Service = stale.Current;
            Stale = await lastChange.Of(changed.Id, ServiceChanged.Name, Differences.Between(stale.Current, changed), HttpContext.RequestAborted);
            ModelState.AddModelError("", words["admin.stale"]);
        }

        return null;
    }
}
