using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Calendars;

/// <summary>When the town works: its calendars.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class CalendarsModel(TownContext town, ICalendars calendars, ICatalogue catalogue) : PageModel
{
    public CalendarList Calendars { get; private set; } = null!;

    private ServiceCatalogue Services { get; set; } = null!;

    /// <summary>Services that promise by it.</summary>
    public int Used(WorkCalendar calendar) =>
        Services.Active.Count(service => service.Promise is { } promise && (promise.CalendarId ?? Calendars.First.Id) == calendar.Id);

    public async Task OnGet()
    {
        Calendars = await calendars.Of(town.TenantId);
        Services = await catalogue.Of(town.TenantId);
    }
}
