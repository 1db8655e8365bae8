using Townline.Demo.Catalogue;
using Townline.Demo.Map;
using Townline.Demo.People;
using Townline.Demo.Stories;

namespace Townline.Demo;

/// <summary>
/// The whole of Riverton at one day: an invented town, made by arithmetic alone. The same day gives the same town on every machine.
/// Nobody in it lives, no street of it is anywhere.
/// </summary>
internal sealed record DemoTown(
    DateTimeOffset Now,
    Town Map,
    IReadOnlyList<DemoService> Services,
    IReadOnlyList<DemoTeam> Teams,
    IReadOnlyList<DemoColleague> Colleagues,
    IReadOnlyList<DemoCalendar> Calendars,
    IReadOnlyList<DemoHoliday> Holidays,
    IReadOnlyList<DemoResident> Residents,
    IReadOnlyList<DemoOrganisation> Organisations,
    IReadOnlyList<DemoRequest> Requests)
{
    /// <summary>Riverton as it stands at the last midnight (its own) before an instant; the requests are those of the year until then.</summary>
    public static DemoTown Of(DateTimeOffset instant)
    {
        var now = Clock.Midnight(instant);
        var year = Clock.Local(now).Year;
        var town = Town.Riverton;
        var (residents, organisations) = People.Residents.Invent(town, now);
        return new DemoTown(
            now,
            town,
            DemoCatalogue.Services,
            DemoStaff.Teams,
            DemoStaff.Colleagues,
            DemoCalendar.All,
            [.. Enumerable.Range(year - 1, 3).SelectMany(DemoCalendar.Holidays)],
            residents,
            organisations,
            YearOfRequests.Tell(town, residents, now));
    }
}
