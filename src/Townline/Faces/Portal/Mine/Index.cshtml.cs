using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Mine;

/// <summary>The reports of the resident who is signed in, newest first.</summary>
[AllowAnonymous]
internal sealed class MinePage(TownContext town, CurrentResident current, IResidentSessions sessions, OwnRequests requests) : PageModel
{
    public const string Path = "/mine";

    public SignedInResident Resident { get; private set; } = null!;

    public IReadOnlyList<OwnRequest> Requests { get; private set; } = [];

    public string? Next { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        PrivatePage.Headers(Response);
        if (await current.Find(HttpContext.RequestAborted) is not { } resident)
        {
            context.Result = Redirect(MineSignInPage.Path);
            return;
        }

        Resident = resident;
        town.Actor = ResidentActor.Of(town, resident.PersonId);
        await next();
    }

    public async Task OnGet(string? before, CancellationToken cancel)
    {
        (Requests, var next) = await requests.Page(Resident, ListPlace.Parse(before), cancel);
        Next = next is null ? null : $"{Path}?before={next}";
    }

    public async Task<IActionResult> OnPostSignOut(CancellationToken cancel)
    {
        await town.Write(unit => sessions.End(unit, MineCookies.SessionOf(Request)), cancel);
        return Out();
    }

    public async Task<IActionResult> OnPostSignOutEverywhere(CancellationToken cancel)
    {
        await town.Write(unit => sessions.EndAll(unit, Resident.AccountId), cancel);
        return Out();
    }

    private RedirectResult Out()
    {
        MineCookies.Close(HttpContext);
        return Redirect("/");
    }
}
