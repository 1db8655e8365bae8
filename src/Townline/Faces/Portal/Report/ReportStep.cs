using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;

namespace Townline.Faces.Portal.Report;

/// <summary>One page of the journey. Opens the draft before the page does anything; a report that was sent leads to its confirmation.</summary>
[AllowAnonymous]
internal abstract class ReportStep(Journeys journeys) : PageModel
{
    public Journey Journey { get; private set; } = null!;

    /// <summary>Name of the step, see <see cref="Report.Journey"/>.</summary>
    public abstract string Step { get; }

    public string Back => Journey.Before(Step);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        PrivatePage.Headers(Response);
        var (journey, status) = await journeys.Open(HttpContext, (string)RouteData.Values["code"]!, (string)RouteData.Values["draft"]!);
        if (journey is null)
        {
            context.Result = StatusCode(status);
            return;
        }

        Journey = journey;
        context.Result = journey.Draft.Number is not null && Step != DonePage.Name ? Redirect(journey.UrlOf(DonePage.Name)) : await Refuse();
        if (context.Result is null)
        {
            await next();
        }
    }

    /// <summary>Somewhere else to go instead of this page, for one that is not ready to be shown.</summary>
    protected virtual Task<IActionResult?> Refuse() => Task.FromResult<IActionResult?>(null);

    /// <summary>Saves, and goes on.</summary>
    protected async Task<IActionResult> Continue()
    {
        var next = Journey.After(Step);
        await Save();
        return Redirect(next);
    }

    protected Task Save() => journeys.Save(Journey, HttpContext.RequestAborted);
}
