using Townline.Platform.Storage;

namespace Townline.Work.Contracts;

/// <summary>Changes calendars, inside a unit of work.</summary>
internal interface ICalendarEditor
{
    /// <summary>Adds a calendar (no row with its id) or changes it.</summary>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">The code is taken or unreadable, it is never open, spans overlap, a holiday stands twice, or somebody changed it meanwhile.</exception>
    Task Save(Unit unit, WorkCalendar calendar, string? reason = null);

    /// <summary>Takes a calendar away; does nothing when there is none.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">A service promises by it.</exception>
    Task Remove(Unit unit, long id);
}
