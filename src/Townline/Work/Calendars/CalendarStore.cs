using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calendars;

/// <inheritdoc/>
internal sealed class CalendarStore : ICalendars
{
    private readonly TenantCache<Ready> _cache;

    public CalendarStore(Store store, ChangeSignals signals) =>
        _cache = new TenantCache<Ready>(signals, tenant => Load(store, tenant), CalendarChanged.Name);

    public async ValueTask<CalendarList> Of(int tenantId) => (await _cache.Get(tenantId)).List;

    public DateTimeOffset Due(WorkCalendar calendar, Promise promise, DateTimeOffset start, TimeZoneInfo zone) =>
        PromiseClock.Due(promise, start, new OpeningTimes(calendar), zone);

    /// <summary>The opening times of a calendar, of the town's first for null; null when there is no such calendar.</summary>
    public async ValueTask<OpeningTimes?> TimesOf(int tenantId, long? calendarId)
    {
        var ready = await _cache.Get(tenantId);
        return ready.Times.GetValueOrDefault(calendarId ?? ready.List.First.Id);
    }

    private static async Task<Ready> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var rows = await db.Set<CalendarRow>().OrderBy(row => row.Order).ThenBy(row => row.Id).ToListAsync();
        var list = new CalendarList(rows.Select(row => row.Read()));
        return new Ready(list, list.All.ToFrozenDictionary(calendar => calendar.Id, calendar => new OpeningTimes(calendar)));
    }

    private sealed record Ready(CalendarList List, FrozenDictionary<long, OpeningTimes> Times);
}
