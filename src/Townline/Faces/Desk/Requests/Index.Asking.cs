using Microsoft.AspNetCore.Mvc;
using Townline.Identity.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>Questions to somebody outside: no longer waited for.</summary>
internal sealed partial class RequestModel
{
    public async Task<IActionResult> OnPostStopWaiting(long inquiry, CancellationToken cancel)
    {
        if (!Me.May(Right.RequestsWork))
        {
            return Forbid();
        }

        if (await Light(cancel) is not { } request)
        {
            return NotFound();
        }

        // If an answer came meanwhile, the page says so.
        await town.Write(unit => inquiries.End(unit, request.Id, inquiry), cancel);
        return Redirect($"/desk/requests/{Reference}?queue={QueueParameter}");
    }
}
