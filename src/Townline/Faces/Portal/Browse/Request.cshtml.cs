using System.Net.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Track;
using Townline.Faces.Shared.Maps;
using Townline.People.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>A public request as everybody sees it, and "me too". A private one is not found, like one that is not there.</summary>
[AllowAnonymous]
internal sealed class PublicRequestPage(
    TownContext town, IRequestQueries requests, ICatalogue catalogue, ITimelines timelines, IRequests commands, IPeople people, IPlaces places, Pictures pictures, IWords words) : PageModel
{
    private const double SightMetres = 300;
    private RequestView _request = null!;

    public PublicRequest Shown { get; private set; } = null!;

    public IReadOnlyList<Picture> Photos { get; private set; } = [];

    public IReadOnlyList<TimelineLine> Timeline { get; private set; } = [];

    public string? OutcomeText => _request.Open ? null : _request.OutcomeText;

    public string? OutcomeTo => _request.OutcomeTo;

    public DateTimeOffset? DueAt => _request.Open ? _request.DueAt : null;

    public MapSettings? Map { get; private set; }

    /// <summary>The same place drawn, for readers without scripts.</summary>
    public string? Picture { get; private set; }

    public bool HasFollowed => MeTooCookie.Holds(Request, _request.Number);

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
        await next();
    }

    public Task OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPostMeToo(CancellationToken cancel)
    {
        var email = PlainText.Clean(Email);
        if (email.Length > 0 && !(MailAddress.TryCreate(email, out var mail) && mail.Address == email && mail.Host.Contains('.', StringComparison.Ordinal)))
        {
            ModelState.AddModelError(nameof(Email), words["report.contact.email.wrong"]);
            await Show(cancel);
            return Page();
        }

        if (!HasFollowed)
        {
            town.Actor = ResidentActor.Of(town);
            await town.Write(
                async unit =>
                {
                    var claim = email.Length > 0 ? new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)], Language: words.Language) : ClaimedPerson.Unknown;
                    await commands.Follow(unit, _request.Id, (await people.Identify(unit, claim))?.Id);
                },
                cancel);
            MeTooCookie.Add(HttpContext, _request.Number);
        }

        return Redirect($"/requests/{_request.Number}?said=me-too");
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
