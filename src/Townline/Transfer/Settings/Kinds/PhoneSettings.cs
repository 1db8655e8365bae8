using System.Text.Json.Nodes;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>What a call can come to, and by when missed calls are called back. Numbers and extensions stay: they are this town's alone.</summary>
internal sealed class PhoneSettings(IPhoneSetup setups, ICalendars calendars) : ISettingsKind
{
    private const string Only = "setup";

    public string Name => "phone";

    public int Order => 50;

    /// <summary>Nothing while the town has set up nothing.</summary>
    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        if (await setups.Of(town.Id) is not { Version: > 0 } setup)
        {
            return [];
        }

        var content = Content.Of(setup, "version", "extensions", "lines");
        var callBack = (JsonObject)content["callBack"]!;
        callBack.Remove("calendarId");
        if (setup.CallBack.CalendarId is { } id && (await calendars.Of(town.Id)).ById(id) is { } calendar)
        {
            callBack["calendar"] = calendar.Code;
        }

        return [new SettingsItem(Name, Only, content)];
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var (item, here) = (items[0], await setups.Of(edit.Town.Id));
        var coming = Content.Read<PhoneSetup>(item);
        var code = (item.Content["callBack"] as JsonObject)?.Text("calendar");
        var calendar = code is null ? null : (await calendars.Of(edit.Town.Id)).ByCode(code)?.Id ?? (edit.NewIds.TryGetValue((CalendarSettings.KindName, code), out var made) ? (long?)made : null);
        if (code is not null && calendar is null)
        {
            throw new SettingsRefusedException(item.Path, "settings.no-calendar", item.Code, code);
        }

        var setup = here with { Dispositions = coming.Dispositions ?? [], CallBack = (coming.CallBack ?? here.CallBack) with { CalendarId = calendar } };
        return unit => setups.Save(unit, setup);
    }
}
