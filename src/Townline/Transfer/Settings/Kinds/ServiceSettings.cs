using System.Text.Json.Nodes;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>Services with their forms, promises and workflows.</summary>
internal sealed class ServiceSettings(ICatalogue catalogue, ICatalogueEditor editor, ITeams teams, ICalendars calendars) : ISettingsKind
{
    public string Name => "services";

    public int Order => 40;

    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel)
    {
        var (list, hours) = (await teams.Of(town.Id), await calendars.Of(town.Id));
        return [.. (await catalogue.Of(town.Id)).All.OrderBy(service => service.Code, StringComparer.Ordinal).Select(service => new SettingsItem(Name, service.Code, Write(service, list, hours)))];
    }

    /// <summary>What a file leaves out has its usual value, which then stands in the difference.</summary>
    public Task<FittedItem> Fit(Tenant town, SettingsItem item, SettingsItem? here, CancellationToken cancel)
    {
        var service = Content.Read<ServiceInfo>(item, ("id", 0L), ("code", item.Code), ("version", 0));
        var content = Write(service, item.Content.Text("team"), (item.Content["promise"] as JsonObject)?.Text("calendar"));
        return Task.FromResult(new FittedItem(
            item with { Content = content },
            service.Areas.Count > 0 ? [new SettingsRemark("areas", string.Join(", ", service.Areas))] : []));
    }

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var (known, list, hours) = (await catalogue.Of(edit.Town.Id), await teams.Of(edit.Town.Id), await calendars.Of(edit.Town.Id));
        var wanted = items.Select(item => (Item: item, Service: Read(edit, item, known, list, hours))).ToList();
        foreach (var (item, service) in wanted)
        {
            if (editor.Problems(service) is [var problem, ..])
            {
                throw new SettingsRefusedException(item.Path, $"rule.{problem.Code}", problem.Args);
            }
        }

        return async unit =>
        {
            foreach (var (_, service) in wanted)
            {
                await editor.Save(unit, service, service.Version == 0 ? null : service.Version, edit.Reason);
            }
        };
    }

    private static JsonObject Write(ServiceInfo service, TeamList teams, CalendarList calendars) => Write(
        service,
        service.TeamId is { } team ? teams.ById(team)?.Code : null,
        service.Promise?.CalendarId is { } calendar ? calendars.ById(calendar)?.Code : null);

    /// <param name="team">Code of its team.</param>
    /// <param name="calendar">Code of the calendar it promises by.</param>
    private static JsonObject Write(ServiceInfo service, string? team, string? calendar)
    {
        var content = Content.Of(service, "id", "code", "version", "teamId");
        if (ReferenceEquals(service.Workflow, Workflow.Standard))
        {
            content.Remove("workflow");
        }

        if (team is not null)
        {
            content["team"] = team;
        }

        if (content["promise"] is JsonObject promise)
        {
            promise.Remove("calendarId");
            if (calendar is not null)
            {
                promise["calendar"] = calendar;
            }
        }

        return content;
    }

    private static ServiceInfo Read(SettingsEdit edit, SettingsItem item, ServiceCatalogue known, TeamList teams, CalendarList calendars)
    {
        var here = known.ByCode(item.Code);
        var service = Content.Read<ServiceInfo>(item, ("id", edit.IdFor("services", item.Code, here?.Id)), ("code", item.Code), ("version", here?.Version ?? 0));
        var team = item.Content.Text("team");
        var calendar = (item.Content["promise"] as JsonObject)?.Text("calendar");
        return service with
        {
            TeamId = team is null ? null : Find(edit, item, TeamSettings.KindName, team, teams.ByCode(team)?.Id, "settings.no-team"),
            Promise = service.Promise is null ? null : service.Promise with
            {
                CalendarId = calendar is null ? null : Find(edit, item, CalendarSettings.KindName, calendar, calendars.ByCode(calendar)?.Id, "settings.no-calendar"),
            },
        };
    }

    /// <summary>The id of what a service names: it is here, or comes with this application.</summary>
    private static long Find(SettingsEdit edit, SettingsItem item, string kind, string code, long? here, string otherwise) =>
        here ?? (edit.NewIds.TryGetValue((kind, code), out var id) ? id : throw new SettingsRefusedException(item.Path, otherwise, item.Code, code));
}
