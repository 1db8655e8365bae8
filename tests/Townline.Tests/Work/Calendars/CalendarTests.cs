using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Calendars;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Calendars;

public class CalendarTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_town_that_set_up_none_works_from_nine_to_five(Engine engine)
    {
        var town = await towns.Fresh(engine);

        Assert.Equal(WorkCalendar.Standard, (await town.Get<ICalendars>().Of(town.Tenant.Id)).First);
        Assert.Equal(Monday(town, 17), await Due(town, new Promise(8, PromiseUnit.BusinessHours)));
    }

    [BothEngines]
    public async Task A_calendar_is_read_as_it_was_saved_and_the_first_one_counts(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var late = TestCalendar.Of([OpenSpan.Of(DayOfWeek.Monday, "18:00", "24:00"), OpenSpan.Of(DayOfWeek.Monday, "0:00", "2:00")]) with { Id = 11, Code = "late", Order = 2 };
        var early = TestCalendar.Office.Without("2026-12-25", yearly: true) with { Id = 12, Code = "early", Order = 1 };
        await Save(town, late);
        await Save(town, early);

        var list = await town.Get<ICalendars>().Of(town.Tenant.Id);

        Assert.Equal(["early", "late"], list.All.Select(calendar => calendar.Code));
        Assert.Equal(early.Holidays, list.First.Holidays);
        Assert.Equal(["00:00", "18:00"], list.ByCode("late")!.Week.Select(span => OpenSpan.Text(span.From)));
        Assert.Equal(Monday(town, 13), await Due(town, new Promise(4, PromiseUnit.BusinessHours)));
        Assert.Equal(Monday(town, 22), await Due(town, new Promise(4, PromiseUnit.BusinessHours, CalendarId: 11)));
    }

    [BothEngines]
    public async Task A_change_counts_at_once_and_a_stale_one_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Save(town, TestCalendar.Office);
        var read = (await town.Get<ICalendars>().Of(town.Tenant.Id)).First;

        await Save(town, read with { Week = [OpenSpan.Of(DayOfWeek.Monday, "12:00", "16:00")] });

        Assert.Equal(Monday(town, 16), await Due(town, new Promise(4, PromiseUnit.BusinessHours)));
        Assert.Equal("calendar-stale", await Refusal(town, read));
    }

    [BothEngines]
    public async Task What_does_not_hold_together_is_refused_with_a_reason(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Save(town, TestCalendar.Office with { Id = 1, Code = "first" });
        var good = TestCalendar.Office;

        Assert.Equal("calendar-code", await Refusal(town, good with { Code = "a b" }));
        Assert.Equal("calendar-code-taken", await Refusal(town, good with { Code = "first" }));
        Assert.Equal("calendar-name", await Refusal(town, good with { Name = LocalText.Empty }));
        Assert.Equal("calendar-never-open", await Refusal(town, good with { Week = [] }));
        Assert.Equal("calendar-hours", await Refusal(town, good with { Week = [new OpenSpan(DayOfWeek.Monday, 600, 600)] }));
        Assert.Equal("calendar-hours", await Refusal(town, good with { Week = [new OpenSpan(DayOfWeek.Monday, 600, 1441)] }));
        Assert.Equal("calendar-overlap", await Refusal(town, good with { Week = [new OpenSpan(DayOfWeek.Monday, 600, 700), new OpenSpan(DayOfWeek.Monday, 0, 601)] }));
        Assert.Equal("calendar-holiday-twice", await Refusal(town, good.Without("2026-12-25").Without("2026-12-25")));
    }

    [BothEngines]
    public async Task A_calendar_that_a_service_promises_by_cannot_be_taken_away(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Save(town, TestCalendar.Office with { Id = 1, Code = "used" });
        await Save(town, TestCalendar.Office with { Id = 2, Code = "unused" });
        var service = new ServiceInfo { Id = 5, Code = "pothole", Name = LocalText.English("Pothole"), Promise = new Promise(1, PromiseUnit.BusinessDays, CalendarId: 1) };
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, service));

        await town.Write(unit => town.Get<ICalendarEditor>().Remove(unit, 2));
        await town.Write(unit => town.Get<ICalendarEditor>().Remove(unit, 2));
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => town.Write(unit => town.Get<ICalendarEditor>().Remove(unit, 1)));

        Assert.Equal("calendar-in-use", refused.Code);
        Assert.Equal(["used"], (await town.Get<ICalendars>().Of(town.Tenant.Id)).All.Select(calendar => calendar.Code));
    }

    [BothEngines]
    public async Task Another_town_has_its_own(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        await Save(town, TestCalendar.Office);

        Assert.Equal("standard", (await town.Get<ICalendars>().Of(other.Id)).First.Code);
        await Assert.ThrowsAsync<RuleBrokenException>(() => town.Get<IPromiseClock>().DueAt(other, new Promise(1, PromiseUnit.BusinessDays, TestCalendar.Office.Id), Monday(town, 9)).AsTask());
    }

    private static Task Save(TestTown town, WorkCalendar calendar) => town.Write(unit => town.Get<ICalendarEditor>().Save(unit, calendar));

    private static async Task<string> Refusal(TestTown town, WorkCalendar calendar) => (await Assert.ThrowsAsync<RuleBrokenException>(() => Save(town, calendar))).Code;

    private static ValueTask<DateTimeOffset> Due(TestTown town, Promise promise) => town.Get<IPromiseClock>().DueAt(town.Tenant, promise, Monday(town, 3));

    /// <summary>An hour of Monday 4 May 2026 by the wall of the town.</summary>
    private static DateTimeOffset Monday(TestTown town, int hour) => WallTime.At(new DateOnly(2026, 5, 4), hour * 60, town.Tenant.Zone);
}
