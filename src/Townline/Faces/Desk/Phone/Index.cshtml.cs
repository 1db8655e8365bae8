using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>The phone at the desk: what rings now, whom to call back, the newest calls, and a call that no exchange tells of.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(TownContext town, ICalls calls, ICallBacks backs, CallLines lines, Callers callers, LiveFeed live, TimeProvider time, IWords words) : PageModel
{
    private const int OnAPage = 25;

    [BindProperty]
    public string? Number { get; set; }

    public IReadOnlyList<CallLine> Now { get; private set; } = [];

    public IReadOnlyList<CallLine> Recent { get; private set; } = [];

    public IReadOnlyList<(CallBackView Back, IReadOnlyList<PersonCard> Persons)> Owed { get; private set; } = [];

    /// <summary>Call id from which older ones go on; null at the end.</summary>
    public long? Older { get; private set; }

    /// <summary>Now, for what is late.</summary>
    public DateTimeOffset Moment => time.GetUtcNow();

    public long LiveCursor { get; } = live.Cursor;

    public Task OnGet(long? before, CancellationToken cancel) => Load(before, cancel);

    /// <summary>The strip on every page of the desk; fetched when a call moves.</summary>
    public async Task<IActionResult> OnGetRinging(CancellationToken cancel) =>
        Partial("Phone/_Ringing", await lines.Live(await calls.Now(town.Db, HttpContext.RequireStaff().Id, cancel), cancel));

    /// <summary>A clerk took up the phone: from here it is a call like any other.</summary>
    public async Task<IActionResult> OnPostBegin(CancellationToken cancel)
    {
        var number = PlainText.Clean(Number);
        if (number.Length > CallEvent.LongestNumber)
        {
            ModelState.AddModelError(nameof(Number), words["phone.number.long", CallEvent.LongestNumber]);
            await Load(null, cancel);
            return Page();
        }

        var id = await town.Write(unit => calls.Begin(unit, HttpContext.RequireStaff().Id, number), cancel);
        return Redirect($"/desk/phone/calls/{id}");
    }

    public async Task<IActionResult> OnPostCallBack(long id, CancellationToken cancel)
    {
        if (await backs.ById(town.Db, id, cancel) is not { } back)
        {
            return NotFound();
        }

        Number = back.Number;
        return await OnPostBegin(cancel);
    }

    public async Task<IActionResult> OnPostNotReached(long id, CancellationToken cancel)
    {
        var due = await backs.Due(town.Tenant, time.GetUtcNow());
        return await Do(unit => backs.NotReached(unit, id, due), cancel);
    }

    public Task<IActionResult> OnPostGiveUp(long id, CancellationToken cancel) => Do(unit => backs.GiveUp(unit, id), cancel);

    public Task<IActionResult> OnPostDone(long id, CancellationToken cancel) => Do(unit => backs.Done(unit, id), cancel);

    private async Task<IActionResult> Do(Func<Platform.Storage.Unit, Task> change, CancellationToken cancel)
    {
        try
        {
            await town.Write(change, cancel);
            return Redirect("/desk/phone#call-backs");
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", words[$"rule.{broken.Code}", [.. broken.Args]]);
            await Load(null, cancel);
            return Page();
        }
    }

    private async Task Load(long? before, CancellationToken cancel)
    {
        var page = await calls.Recent(town.Db, before, OnAPage, cancel);
        Recent = await lines.Past(page, cancel);
        Older = page.Count == OnAPage ? page[^1].Id : null;
        Now = await lines.Live(await calls.Now(town.Db, HttpContext.RequireStaff().Id, cancel), cancel);
        var owed = new List<(CallBackView, IReadOnlyList<PersonCard>)>();
        foreach (var back in await backs.Open(town.Db, OnAPage, cancel))
        {
            owed.Add((back, await callers.Behind(back.Number, cancel)));
        }

        Owed = owed;
    }
}
