using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calendars;

/// <inheritdoc/>
internal sealed class CalendarEditor(ICatalogue catalogue) : ICalendarEditor
{
    public async Task Save(Unit unit, WorkCalendar calendar, string? reason = null)
    {
        CalendarCheck.Check(calendar, unit.Now);
        var rows = unit.Db.Set<CalendarRow>();
        RuleBrokenException.Unless(!await rows.AnyAsync(other => other.Code == calendar.Code && other.Id != calendar.Id), "calendar-code-taken", calendar.Code);
        var row = await rows.FirstOrDefaultAsync(known => known.Id == calendar.Id);
        RuleBrokenException.Unless((row?.Version ?? 0) == calendar.Version, "calendar-stale");
        var changes = row is null ? [] : Differences.Between(row.Read(), calendar);
        row ??= unit.Add(new CalendarRow
        {
            Id = calendar.Id,
            TenantId = unit.TenantId,
            Code = calendar.Code,
            Name = calendar.Name,
            Week = calendar.Week,
            Holidays = calendar.Holidays,
        });
        row.Code = calendar.Code;
        row.Name = calendar.Name;
        row.Week = [.. calendar.Week.OrderBy(span => ((int)span.Day + 6) % 7).ThenBy(span => span.From)];
        row.Holidays = [.. calendar.Holidays.OrderBy(holiday => holiday.Date)];
        row.Order = calendar.Order;
        row.Version++;
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new CalendarChanged(row.Id, row.Code) { Changes = changes, Reason = reason });
    }

    public async Task Remove(Unit unit, long id)
    {
        if (await unit.Db.Set<CalendarRow>().FirstOrDefaultAsync(known => known.Id == id) is not { } row)
        {
            return;
        }

        var user = (await catalogue.Of(unit.TenantId)).All.FirstOrDefault(service => service.Promise?.CalendarId == id);
        RuleBrokenException.Unless(user is null, "calendar-in-use", user?.Code ?? "");
        unit.Db.Remove(row);
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new CalendarChanged(row.Id, row.Code));
    }
}
