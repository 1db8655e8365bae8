using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Faces.Shared.Maps;

namespace Townline.Faces.Style;

/// <summary>The style pages show every component in every state. Only where the product is made and tested; elsewhere they are not there.</summary>
[AllowAnonymous]
public sealed class StylePage(IWebHostEnvironment environment) : PageModel
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
            context.Result = new NotFoundResult();
    }

    /// <summary>With <c>?errors=yes</c> every field has something to complain of.</summary>
    public void OnGet(string? errors)
    {
        if (errors != "yes")
            return;
        ModelState.AddModelError("s.text", "Tell us what is wrong");
        ModelState.AddModelError("s.date", "There is no such day");
        ModelState.AddModelError("s.depth", "Choose how deep the water is");
        ModelState.AddModelError("s.place", "Choose a place in Riverton");
    }

    public static IReadOnlyList<FieldOption> Options =>
        [new("ankle", "To the ankle", "You can walk through"), new("knee", "To the knee"), new("more", "Deeper"), new("unknown", "I do not know", OrElse: true)];

    public static MapSettings Map => new(null, null, "/style/streets.geojson", "/style/areas.geojson", 41.455, -81.66, 41.545, -81.54);
}
