using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Admin.Calendars;

public class CalendarTests(Towns towns) : IClassFixture<Towns>
{
    /// <summary>A Monday morning; the towns of tests live in UTC.</summary>
    private static readonly DateTimeOffset Monday = new(2030, 5, 6, 10, 0, 0, TimeSpan.Zero);

    [BothEngines]
    public async Task What_a_promise_comes_to_is_shown_before_it_is_saved_and_holds_after(Engine engine)
    {
        var town = await Town(engine);
        using var supervisor = await town.SignIn(Role.Supervisor);
        const string address = "/admin/calendars/calendar";

        var page = await supervisor.Get(address);
        Assert.Contains("made now ends on Thursday 9 May 2030, 17:00", page.Text);
        var form = page.Editing().Set("Input.Name[en]", "Yard").Set("Input.Hours[0]", "7:00-15:30").Set("Input.Hours[3]", "7:00-12:00, 13:00-16:00")
            .Set("Input.Holidays[0].Date", "2030-05-08").Set("Input.Holidays[0].Name[en]", "Founders' Day").Set("Input.Holidays[1].Date", "2030-12-25").Set("Input.Holidays[1].Yearly", "yes").Set("Input.First", "yes");

        var shown = await form.Step(supervisor, address, "show");
        Assert.Contains("made now ends on Friday 10 May 2030, 17:00", shown.Text);
        Assert.Contains("Founders' Day", shown.One("#effect").TextContent);
        Assert.Equal(2, shown.Document.QuerySelectorAll("td.tl-day--holiday").Length);

        var saved = await shown.Editing().Submit("Save");
        Assert.Empty(saved.Errors);
        var due = await town.Get<IPromiseClock>().DueAt(town.Tenant, new Promise(3, PromiseUnit.BusinessDays), Monday);
        Assert.Equal(new DateTimeOffset(2030, 5, 10, 17, 0, 0, TimeSpan.Zero), due);
        Assert.Contains("Yard", (await supervisor.Get("/admin/calendars")).Text);
    }

    [BothEngines]
    public async Task What_cannot_be_a_calendar_says_what_to_do_and_keeps_what_was_typed(Engine engine)
    {
        var town = await Town(engine);
        using var supervisor = await town.SignIn(Role.Supervisor);

        var wrong = await (await supervisor.Get("/admin/calendars/calendar")).Editing().Set("Input.Name[en]", "Odd").Set("Input.Hours[1]", "from eight to five").Submit("Save");
        Assert.Equal(["Write the hours like 08:00-12:30, 14:00-17:00, or leave the day empty."], wrong.Errors);
        Assert.Equal("from eight to five", wrong.One("[name='Input.Hours[1]']").GetAttribute("value"));

        var overlapping = await wrong.Editing().Set("Input.Hours[1]", "08:00-12:00, 11:00-17:00").Submit("Save");
        Assert.Contains(overlapping.Errors, error => error.Contains("overlap", StringComparison.Ordinal));

        var closed = overlapping.Editing();
        for (var day = 0; day < 7; day++)
        {
            closed.Set($"Input.Hours[{day}]", "");
        }

        var never = await closed.Submit("Save");
        Assert.Contains(never.Errors, error => error.Contains("never open", StringComparison.Ordinal));
        Assert.Contains("never open", never.One("#effect").TextContent);
    }

    [BothEngines]
    public async Task A_calendar_by_which_a_service_promises_stays(Engine engine)
    {
        var town = await Town(engine);
        await town.Write(unit => town.Get<ICalendarEditor>().Save(unit, WorkCalendar.Standard with { Id = 9, Code = "nine", Order = 9 }));
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, SampleServices.Litter with { Promise = new Promise(2, PromiseUnit.BusinessDays, 9) }));
        using var supervisor = await town.SignIn(Role.Supervisor);

        var refused = await (await supervisor.Get("/admin/calendars/calendar/9")).Editing().Submit("Take the calendar away");

        Assert.Contains(refused.Errors, error => error.Contains("litter", StringComparison.Ordinal));
        Assert.NotNull((await town.Get<ICalendars>().Of(town.Tenant.Id)).ById(9));
    }

    private Task<TestTown> Town(Engine engine) => towns.Fresh(engine, new Clock(Monday));
}
