using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Unsubscribe;

/// <summary>
/// Ends the mails about a request that somebody follows. A mail program posts here by itself, with one click of its reader and no page before it (RFC 8058), so
/// that the form has no token; the code in the address stands for it. Looking at the page ends nothing: programs look at links too.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class UnsubscribePage(TownContext town, IRequestQueries requests, IRequests commands, TrackingLimit limit) : PageModel
{
    private RequestFollower? _follower;

    /// <summary>Reference of the request; null when the link does not work.</summary>
    public long? Number { get; private set; }

    public bool IsDone { get; private set; }

    public string? Path => Number is { } number ? FollowerPath.Page(town.Tenant, number, _follower!.Id) : null;

    public async Task<IActionResult> OnGet(long follower, string code, CancellationToken cancel) => await Find(follower, code, cancel) ?? Page();

    public async Task<IActionResult> OnPost(long follower, string code, CancellationToken cancel)
    {
        if (await Find(follower, code, cancel) is { } refused)
        {
            return refused;
        }

        if (_follower is not null)
        {
            town.Actor = ResidentActor.Of(town);
            await town.Write(unit => commands.StopNews(unit, follower), cancel);
            IsDone = true;
        }

        return Page();
    }

    private async Task<IActionResult?> Find(long follower, string code, CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        if (!limit.Allows(HttpContext))
        {
            return StatusCode(Response.StatusCode);
        }

        if (!TrackingCode.Matches(town.Tenant, follower, code)
            || await requests.Follower(town.TenantId, follower, cancel) is not { } found
            || await requests.ById(town.TenantId, found.RequestId, cancel) is not { } request)
        {
            limit.Failed(HttpContext);
            Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        (_follower, Number) = (found, request.Number);
        return null;
    }
}
