namespace Townline.Work.Contracts;

/// <summary>The calendars of a town, cached in memory.</summary>
internal interface ICalendars
{
    ValueTask<CalendarList> Of(int tenantId);
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
