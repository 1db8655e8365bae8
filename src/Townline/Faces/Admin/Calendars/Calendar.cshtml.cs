using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Calendars;

/// <summary>A calendar: the hours of the week, the holidays, the year they make and what a promise by it comes to.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class CalendarModel(TownContext town, ICalendars calendars, ICalendarEditor editor, LastChange lastChange, IWords words, TownTime time, TimeProvider clock) : PageModel
{
    private const int DaysToTry = 3;

    [BindProperty]
    public CalendarInput Input { get; set; } = new();

    /// <summary>As it is stored; a new one has id 0.</summary>
    public WorkCalendar Calendar { get; private set; } = null!;

    /// <summary>As it is typed: what the year and the promise are shown for.</summary>
    public WorkCalendar Typed { get; private set; } = null!;

    public YearView Year { get; private set; } = null!;

    /// <summary>When a promise made now falls due; null when this calendar gives no answer, and then <see cref="WhyNot"/> says why.</summary>
    public DateTimeOffset? Due { get; private set; }

    public string? WhyNot { get; private set; }

    public int Days { get; private set; } = DaysToTry;

    public StaleEdit? Stale { get; private set; }

    public bool Saved { get; private set; }

    public bool Unsaved { get; private set; }

    public IReadOnlyList<string> Languages => AdminTown.Languages(words);

    private CalendarList All { get; set; } = null!;

    public async Task<IActionResult> OnGet(long? id, int? year, bool saved)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        Saved = saved;
        Input = CalendarInput.Of(Calendar, Calendar.Id != 0 && All.First.Id == Calendar.Id);
        return Show(year);
    }

    /// <param name="step">"show" tries out what is typed; without one it is saved.</param>
    public async Task<IActionResult> OnPost(long? id, int? year, string? step, CancellationToken cancel)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        foreach (var (field, key) in Input.Problems())
        {
            ModelState.AddModelError(field, words[key]);
        }

        if (!string.IsNullOrEmpty(step))
        {
            Unsaved = true;
            return Show(year);
        }

        return ModelState.IsValid && await Save(Read(), cancel) is { } saved ? Redirect($"/admin/calendars/calendar/{saved}?saved=true") : Show(year);
    }

    public async Task<IActionResult> OnPostRemove(long id, CancellationToken cancel)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        try
        {
            await town.Write(unit => editor.Remove(unit, id), cancel);
            return Redirect("/admin/calendars");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Show(null);
        }
    }

    private WorkCalendar Read()
    {
        var others = All.All.Where(other => other.Id != Calendar.Id && other.Id != 0).Select(other => other.Order).ToList();
        return Input.Apply(Calendar, All, Languages, others.Count == 0 ? Calendar.Order : Order(others));
    }

    /// <summary>Before all others when it is to be the first, behind them when it was and shall be no more.</summary>
    private int Order(List<int> others)
    {
        var isStored = Calendar.Id != 0;
        var isFirst = isStored && Calendar.Order < others.Min();
        var wanted = Input.First.Count > 0;
        return wanted == isFirst && isStored ? Calendar.Order : wanted ? others.Min() - 1 : others.Max() + 1;
    }

    private async Task<long?> Save(WorkCalendar changed, CancellationToken cancel)
    {
        try
        {
            return await town.Write(
                async unit =>
                {
                    var calendar = changed.Id == 0 ? changed with { Id = unit.NextId() } : changed;
                    await editor.Save(unit, calendar, string.IsNullOrWhiteSpace(Input.Reason) ? null : Input.Reason.Trim());
                    return calendar.Id;
                },
                cancel);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(FieldOf(broken.Code), words[$"rule.{broken.Code}", [.. broken.Args]]);
            if (broken.Code == "calendar-stale" && (await calendars.Of(town.TenantId)).ById(changed.Id) is { } current)
            {
                Stale = await lastChange.Of(changed.Id, CalendarChanged.Name, Differences.Between(current, changed), cancel);
                ModelState.Remove("Input.Version");
                Input.Version = current.Version;
            }

            return null;
        }
    }

    private async Task<bool> Load(long? id)
    {
        All = await calendars.Of(town.TenantId);
        var found = id is null ? WorkCalendar.Standard with { Code = "", Name = LocalText.Empty } : id == 0 ? null : All.ById(id.Value);
        Calendar = found!;
        return found is not null;
    }

    private PageResult Show(int? year)
    {
        Typed = Read();
        Year = new YearView(Typed, year is >= 2000 and <= 2100 ? year.Value : time.Today.Year, time.Today);
        Days = int.TryParse(Input.Try, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0 ? days : DaysToTry;
        try
        {
            Due = calendars.Due(Typed, new Promise(Days, PromiseUnit.BusinessDays), clock.GetUtcNow(), town.Tenant.Zone);
        }
        catch (RuleBrokenException broken)
        {
            WhyNot = words[$"rule.{broken.Code}", [.. broken.Args]];
        }

        Input.Spare();
        return Page();
    }

    private string FieldOf(string rule) => rule switch
    {
        "calendar-code" or "calendar-code-taken" => "Input.Code",
        "calendar-name" => $"Input.Name[{Languages[0]}]",
        "calendar-hours" or "calendar-overlap" or "calendar-never-open" => "Input.Hours[0]",
        "calendar-holiday-twice" => "Input.Holidays[0].Date",
        _ => "",
    };
}
