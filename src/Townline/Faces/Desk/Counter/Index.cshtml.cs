using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Counter;

/// <summary>The counter at the desk: where one sits, whom one serves, who waits.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(TownContext town, ICounter counter, ICounterSetup setups, IStaffDirectory staff, TownTime time, LiveFeed live, IWords words) : PageModel
{
    [BindProperty]
    public string? Counter { get; set; }

    public CounterSetup Setup { get; private set; } = null!;

    public IReadOnlyList<CounterSeat> Seats { get; private set; } = [];

    public CounterSeat? Seat { get; private set; }

    /// <summary>Whom this clerk has called or serves.</summary>
    public VisitView? Present { get; private set; }

    public IReadOnlyList<VisitView> Waiting { get; private set; } = [];

    public IReadOnlyList<VisitView> NoShows { get; private set; } = [];

    public IReadOnlyDictionary<long, StaffMember> Staff { get; private set; } = new Dictionary<long, StaffMember>();

    /// <summary>Nobody waits whom this clerk can serve.</summary>
    public bool NobodyFits { get; private set; }

    public long LiveCursor { get; } = live.Cursor;

    public Task OnGet(string? nobody, CancellationToken cancel)
    {
        NobodyFits = nobody == "yes";
        return Load(cancel);
    }

    public Task<IActionResult> OnPostSit(CancellationToken cancel) =>
        Do(async unit => { await counter.Sit(unit, town.Tenant, Me, string.IsNullOrEmpty(Counter) ? null : Counter); return "/desk/counter"; }, cancel);

    public Task<IActionResult> OnPostNext(CancellationToken cancel) =>
        Do(async unit => await counter.CallNext(unit, town.Tenant, Me) is null ? "/desk/counter?nobody=yes" : "/desk/counter", cancel);

    public Task<IActionResult> OnPostAgain(long id, CancellationToken cancel) => Do(async unit => { await counter.CallAgain(unit, id); return "/desk/counter"; }, cancel);

    public Task<IActionResult> OnPostServe(long id, CancellationToken cancel) => Do(async unit => { await counter.Serve(unit, id); return $"/desk/counter/visits/{id}"; }, cancel);

    public Task<IActionResult> OnPostNoShow(long id, CancellationToken cancel) => Do(async unit => { await counter.NoShow(unit, id); return "/desk/counter"; }, cancel);

    public Task<IActionResult> OnPostReturn(long id, CancellationToken cancel) => Do(async unit => { await counter.Return(unit, id); return "/desk/counter"; }, cancel);

    private long Me => HttpContext.RequireStaff().Id;

    private async Task<IActionResult> Do(Func<Unit, Task<string>> change, CancellationToken cancel)
    {
        try
        {
            return Redirect(await town.Write(change, cancel));
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(Counter), words[$"rule.{broken.Code}", [.. broken.Args]]);
            await Load(cancel);
            return Page();
        }
    }

    private async Task Load(CancellationToken cancel)
    {
        Setup = await setups.Of(town.TenantId);
        Seats = await counter.Seats(town.Db, town.Tenant, cancel);
        Seat = Seats.FirstOrDefault(seat => seat.StaffId == Me);
        Present = Seat is null ? null : (await counter.AtCounters(town.Db, time.Today, cancel)).FirstOrDefault(visit => visit.Counter == Seat.Counter);
        Waiting = await counter.Waiting(town.Db, time.Today, cancel);
        NoShows = await counter.NoShows(town.Db, time.Today, cancel);
        Staff = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
    }
}
