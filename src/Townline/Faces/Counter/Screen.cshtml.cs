using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Townline.Platform.Live;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>The screen of the waiting room: which number is called where, and who is next. Numbers only.</summary>
[AllowAnonymous]
internal sealed class ScreenModel(TownContext town, ICounterDevices devices, ICounter counter, TownTime time, LiveFeed live) : DevicePage(town, devices)
{
    private const int MostCalled = 6;
    private const int MostNext = 10;

    public IReadOnlyList<VisitView> Called { get; private set; } = [];

    public IReadOnlyList<VisitView> Next { get; private set; } = [];

    public long LiveCursor { get; } = live.Cursor;

    public async Task OnGet(CancellationToken cancel)
    {
        Called = [.. (await counter.AtCounters(Town.Db, time.Today, cancel)).Take(MostCalled)];
        Next = [.. (await counter.Waiting(Town.Db, time.Today, cancel)).Take(MostNext)];
    }

    /// <summary>What changes, fetched again when the line moves.</summary>
    public async Task<IActionResult> OnGetNow(CancellationToken cancel)
    {
        await OnGet(cancel);
        return Partial("_Screen", this);
    }
}
