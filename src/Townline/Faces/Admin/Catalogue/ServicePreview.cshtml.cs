using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Portal.Services;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The page of a service as residents will see it.</summary>
internal sealed class ServicePreviewModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words, IPlaces places)
    : PreviewModel(town, catalogue, editor, lastChange, words)
{
    [BindProperty]
    public ServiceInput Input { get; set; } = new();

    public ServiceAbout About { get; private set; } = null!;

    public Task<IActionResult> OnGet(long? id) => Show(id, service => service);

    public Task<IActionResult> OnPost(long? id) => Show(id, service => Input.Apply(service, All, Languages));

    private async Task<IActionResult> Show(long? id, Func<ServiceInfo, ServiceInfo> change)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        var shown = change(Service);
        About = ServiceAbout.Of(shown.Name.IsEmpty ? shown with { Name = LocalText.English(Words["admin.preview.no-name"]) } : shown, await places.Areas(Town.TenantId));
        return Page();
    }
}
