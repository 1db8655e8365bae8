using Microsoft.AspNetCore.Mvc.Filters;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>A page that shows, in a frame beside the editor, what residents will see; nothing is saved.</summary>
internal abstract class PreviewModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words)
    : CatalogueModel(town, catalogue, editor, lastChange, words)
{
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        SecurityHeadersMiddleware.AllowOwnFrames(Response);
        Response.Headers.CacheControl = "no-store";
    }
}
