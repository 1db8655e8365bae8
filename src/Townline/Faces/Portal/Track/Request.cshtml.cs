using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Report;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Track;

/// <summary>A request as its reporter sees it: how it stands, what was said, the box to answer, and "not fixed".</summary>
[AllowAnonymous, TakesUploads]
internal sealed class TrackRequestPage(
    TownContext town, IRequestQueries requests, ICatalogue catalogue, ITimelines timelines, IConversations conversations, IRequests commands, TrackingLimit limit,
    TrackingAnswer answers, PhotoShelf shelf, Pictures pictures, IWords words, TimeProvider time, ILogger<TrackRequestPage> log) : PageModel
{
    public const int LongestText = 4000;

    public RequestView Tracked { get; private set; } = null!;

    public ServiceInfo? Service { get; private set; }

    public IReadOnlyList<TimelineLine> Timeline { get; private set; } = [];

    public IReadOnlyList<Picture> Evidence { get; private set; } = [];

    /// <summary>The public page of the report that this one doubles.</summary>
    public string? OriginalHref { get; private set; }

    /// <summary>Photos of an answer that could not be sent yet.</summary>
    public IReadOnlyList<ShelvedFile> Files { get; private set; } = [];

    /// <summary>What was just done, to be confirmed: "answer" or "not-fixed".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Names this filling-in of the form, so that sending it twice is one answer.</summary>
    [BindProperty]
    public string? Once { get; set; }

    public DateTimeOffset DisputeUntil => Tracked.ClosedAt!.Value.AddDays(town.Tenant.Settings.DisputeDays);

    public bool CanDispute => Tracked is { Open: false, ClosedAt: not null } && DisputeUntil >= time.GetUtcNow();

    public string PrivateLink => $"{Request.Scheme}://{Request.Host}{TrackedRequest.Path(town.Tenant, Tracked)}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        PrivatePage.Headers(Response);
        if (!limit.Allows(HttpContext))
        {
            context.Result = StatusCode(Response.StatusCode);
        }
        else if (await TrackedRequest.Find(requests, town.Tenant, (string?)RouteData.Values["reference"], (string?)RouteData.Values["code"], HttpContext.RequestAborted) is not { } found)
        {
            limit.Failed(HttpContext);
            context.Result = Redirect(TrackPage.Missed);
        }
        else
        {
            Tracked = found;
            town.Actor = ResidentActor.Of(town, found.PersonId);
            await next();
        }
    }

    public async Task OnGet(CancellationToken cancel) => await Show(cancel);

    public async Task<IActionResult> OnPostNotFixed(CancellationToken cancel)
    {
        try
        {
            await town.Write(unit => commands.Dispute(unit, Tracked.Id, null), cancel);
        }
        catch (RuleBrokenException rule) when (rule.Code == "dispute-open")
        {
            // Pressed twice: it is open again already, which is what was wanted.
        }
        catch (RuleBrokenException rule)
        {
            ModelState.AddModelError("not-fixed", words[$"rule.{rule.Code}", [.. rule.Args]]);
            await Show(cancel);
            return Page();
        }

        return Redirect($"{TrackedRequest.Path(town.Tenant, Tracked)}?said=not-fixed");
    }

    public async Task<IActionResult> OnPostAnswer(CancellationToken cancel)
    {
        var kept = Request.Form["kept"].OfType<string>().Where(ticket => ticket != Request.Form["remove"]).ToList();
        var (added, refusals) = await shelf.Add(Request.Form.Files, kept.Count, cancel);
        kept.AddRange(added);
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError("Photos", refusal);
        }

        if (string.IsNullOrWhiteSpace(Text) && kept.Count == 0 && refusals.Count == 0)
        {
            ModelState.AddModelError(nameof(Text), words["track.answer.missing"]);
        }
        else if (Text?.Length > LongestText)
        {
            ModelState.AddModelError(nameof(Text), words["rule.text-long", LongestText]);
        }

        if (!ModelState.IsValid || Request.Form["remove"].Count > 0)
        {
            Files = await shelf.Show(kept, cancel);
            await Show(cancel);
            return Page();
        }

        await answers.Send(Tracked, Text, kept, Once, cancel);
        return Redirect($"{TrackedRequest.Path(town.Tenant, Tracked)}?said=answer");
    }

    /// <summary>"We promise to be done by …", kept or late.</summary>
    public string Promise(TownTime dates) => Tracked.DueAt switch
    {
        null => words["track.no-promise"],
        { } due when due < time.GetUtcNow() => words["track.late", dates.Date(due)],
        { } due => words["track.promise", dates.Date(due)],
    };

    private async Task Show(CancellationToken cancel)
    {
        Once ??= Report.Drafts.DraftBrowser.NewId();
        var services = await catalogue.Of(town.TenantId);
        Service = services.ById(Tracked.ServiceId);
        var entries = await timelines.OfRequest(town.TenantId, Tracked.Id, Audience.Resident, cancel);
        var files = await pictures.Private(entries.SelectMany(entry => entry.Files).Select(file => file.FileId), cancel);
        Timeline = [.. entries.Select(entry => TimelineLine.Of(entry, Service, town.Tenant.Name, words["timeline.you"], [.. entry.Files.SelectMany(file => files[file.FileId])], words))];
        if (entries.LastOrDefault(entry => entry.EventKind == "request.closed") is { } closed && !Tracked.Open)
        {
            Evidence = [.. closed.Files.Where(file => file.Role == FileRole.Evidence).SelectMany(file => files[file.FileId])];
        }

        if (Tracked.DuplicateOfId is { } original && await requests.ById(town.TenantId, original, cancel) is { Visibility: RequestVisibility.Public } other)
        {
            OriginalHref = $"/requests/{other.Number}";
        }

        if (entries.Any(entry => entry.Delivery is DeliveryState.Sent or DeliveryState.Delivered))
        {
            await MarkRead(cancel);
        }
    }

    /// <summary>Tells the desk that the town's words were read. Reading goes on when that cannot be written down.</summary>
    private async Task MarkRead(CancellationToken cancel)
    {
        try
        {
            await town.Write(unit => conversations.MarkRead(unit, Tracked.Id), cancel);
        }
        catch (StorageUnavailableException error)
        {
            log.LogWarning(error, "It could not be written down that request {Number} was read", Tracked.Number);
        }
    }
}
