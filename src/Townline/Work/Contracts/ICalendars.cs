using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>The calendars of a town, cached in memory.</summary>
internal interface ICalendars
{
    ValueTask<CalendarList> Of(int tenantId);

    /// <summary>When a promise would fall due by a calendar, also by one that is not saved.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">The calendar is never open, or the promise reaches more than ten years ahead.</exception>
    DateTimeOffset Due(WorkCalendar calendar, Promise promise, DateTimeOffset start, TimeZoneInfo zone);
}

/// <summary>All calendars of one town at one moment, in their order; at least the standard one.</summary>
internal sealed class CalendarList(IEnumerable<WorkCalendar> calendars)
{
    public IReadOnlyList<WorkCalendar> All { get; } = calendars.ToList() is { Count: > 0 } some ? some : [WorkCalendar.Standard];

    /// <summary>The one that counts where a promise names none.</summary>
    public WorkCalendar First => All[0];

    public WorkCalendar? ById(long id) => All.FirstOrDefault(calendar => calendar.Id == id);

    public WorkCalendar? ByCode(string code) => All.FirstOrDefault(calendar => calendar.Code == code);
}
