using System.Net.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Track;
using Townline.Faces.Shared.Maps;
using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>A public request as everybody sees it, and "me too". A private one is not found, like one that is not there.</summary>
[AllowAnonymous]
internal sealed class PublicRequestPage(
    TownContext town, IRequestQueries requests, ICatalogue catalogue, ITimelines timelines, IConversations conversations, FollowerSignUp signUp, IPlaces places, Pictures pictures,
    TrackingLimit limit, IWords words, ILogger<PublicRequestPage> log) : PageModel
{
    private const double SightMetres = 300;
    private RequestView _request = null!;
    private RequestFollower? _follower;

    public PublicRequest Shown { get; private set; } = null!;

    public IReadOnlyList<Picture> Photos { get; private set; } = [];

    public IReadOnlyList<TimelineLine> Timeline { get; private set; } = [];

    public string? OutcomeText => _request.Open ? null : _request.OutcomeText;

    public string? OutcomeTo => _request.OutcomeTo;

    public DateTimeOffset? DueAt => _request.Open ? _request.DueAt : null;

    public MapSettings? Map { get; private set; }

    /// <summary>The same place drawn, for readers without scripts.</summary>
    public string? Picture { get; private set; }

    public bool HasFollowed => _follower is not null || MeTooCookie.Holds(Request, _request.Number);

    /// <summary>The reader's own link, when they came by it.</summary>
    public string? OwnLink => _follower is null ? null : $"{Request.Scheme}://{Request.Host}{FollowerLink.Path(town.Tenant, _request.Number, _follower.Id)}";

    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var number = Requests.Contracts.Reference.Parse((string?)RouteData.Values["reference"]);
        if (number is null || await requests.ByNumber(town.TenantId, number.Value, HttpContext.RequestAborted) is not { Visibility: RequestVisibility.Public } found)
        {
            context.Result = NotFound();
            return;
        }

        _request = found;
        if (RouteData.Values["follower"] is string follower)
        {
            PrivatePage.Headers(Response);
            if (!limit.Allows(HttpContext))
            {
                context.Result = StatusCode(Response.StatusCode);
                return;
            }

            _follower = await FollowerLink.Find(requests, town.Tenant, found, follower, (string?)RouteData.Values["code"], HttpContext.RequestAborted);
            if (_follower is null)
            {
                limit.Failed(HttpContext);
                context.Result = Redirect($"/requests/{found.Number}");
                return;
            }
        }

        await next();
    }

    public async Task OnGet(CancellationToken cancel)
    {
        await Show(cancel);
        await MarkRead(cancel);
    }

    public async Task<IActionResult> OnPostMeToo(CancellationToken cancel)
    {
        var email = PlainText.Clean(Email);
        if (email.Length > 0 && !(MailAddress.TryCreate(email, out var mail) && mail.Address == email && mail.Host.Contains('.', StringComparison.Ordinal)))
        {
            ModelState.AddModelError(nameof(Email), words["report.contact.email.wrong"]);
            await Show(cancel);
            return Page();
        }

        if (HasFollowed)
        {
            return Redirect($"/requests/{_request.Number}?said=me-too");
        }

        var follower = await signUp.Follow(_request.Id, email, cancel);
        MeTooCookie.Add(HttpContext, _request.Number);
        var path = follower is { } id && email.Length > 0 ? FollowerLink.Path(town.Tenant, _request.Number, id) : $"/requests/{_request.Number}";
        return Redirect($"{path}?said=me-too");
    }

    /// <summary>Tells the desk that this follower read what the town said. Reading goes on when that cannot be written down.</summary>
    private async Task MarkRead(CancellationToken cancel)
    {
        if (_follower is null)
        {
            return;
        }

        try
        {
            town.Actor = ResidentActor.Of(town, _follower.PersonId);
            await town.Write(unit => conversations.MarkRead(unit, _request.Id, _follower.Id), cancel);
        }
        catch (StorageUnavailableException error)
        {
            log.LogWarning(error, "It could not be written down that a follower of request {Number} read it", _request.Number);
        }
    }

    private async Task Show(CancellationToken cancel)
    {
        var services = await catalogue.Of(town.TenantId);
        Shown = PublicRequest.Of(_request, services, words);
        var files = (await timelines.FilesOf(town.TenantId, [_request.Id], Audience.Public, cancel))[_request.Id].ToList();
        Photos = await pictures.Public(files.Select(file => file.FileId), cancel);
        var entries = await timelines.OfRequest(town.TenantId, _request.Id, Audience.Public, cancel);
        var service = services.ById(_request.ServiceId);
        Timeline = [.. entries.Select(entry => TimelineLine.Of(entry, service, town.Tenant.Name, words["timeline.resident"], [], words))];
        if (Shown is { Latitude: { } latitude, Longitude: { } longitude } && GeoPoint.TryCreate(latitude, longitude, out var point))
        {
            Map = await PortalMap.Of(town.Tenant, places, GeoBox.Around(point, SightMetres));
            Picture = MapPaths.Image(point, 320, 220);
        }
    }
}
