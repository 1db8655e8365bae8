using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Calendars: hours of the week and holidays.</summary>
internal sealed class CalendarSettings(ICalendars calendars, ICalendarEditor editor) : ISettingsKind
{
    internal const string KindName = "calendars";

    public string Name => KindName;

    public int Order => 20;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        [.. (await calendars.Of(town.Id)).All.Where(calendar => calendar.Id != 0).Select(calendar => new SettingsItem(Name, calendar.Code, Content.Of(calendar, "id", "code", "version")))];

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var here = await calendars.Of(edit.Town.Id);
        var wanted = items
            .Select(item => (Item: item, Here: here.ByCode(item.Code) is { Id: not 0 } known ? known : null))
            .Select(pair => Content.Read<WorkCalendar>(
                pair.Item, ("id", edit.IdFor(Name, pair.Item.Code, pair.Here?.Id)), ("code", pair.Item.Code), ("version", pair.Here?.Version ?? 0)))
            .ToList();
        return async unit =>
        {
            foreach (var calendar in wanted)
            {
                await editor.Save(unit, calendar, edit.Reason);
            }
        };
    }
}
