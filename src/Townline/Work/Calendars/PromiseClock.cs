using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Work.Calendars;

/// <summary>
/// When promises fall due. With opening hours Monday to Friday 9:00 to 17:00:
/// <list type="table">
/// <item><term>24 hours</term><description>pass by the clock, day and night: from Friday 16:00 they end on Saturday 16:00 (an hour later or earlier by the wall when the clocks change).</description></item>
/// <item><term>4 business hours</term><description>pass only while the town is open: from Friday 16:00 they end on Monday 12:00; from Saturday they count from Monday 9:00 and end at 13:00.</description></item>
/// <item><term>2 business days</term><description>end when the town closes on the second business day after the day of the start: from Friday 16:00 on Tuesday 17:00. A start outside the hours counts as
/// the next opening: Friday 18:00 is as good as Monday 9:00, and two business days end on Wednesday 17:00.</description></item>
/// </list>
/// Holidays are closed. A moment of closing is the last of the hours and outside them as a start. What ends at a closing is due at the closing, not at the next opening.
/// </summary>
internal sealed class PromiseClock(CalendarStore calendars) : IPromiseClock
{
    /// <exception cref="RuleBrokenException">The calendar is unknown or never open, or the promise reaches more than ten years ahead.</exception>
    public async ValueTask<DateTimeOffset> DueAt(Tenant tenant, Promise promise, DateTimeOffset start)
    {
        var times = await calendars.TimesOf(tenant.Id, promise.CalendarId) ?? throw new RuleBrokenException("calendar-unknown");
        return Due(promise, start, times, tenant.Zone);
    }

    /// <inheritdoc cref="DueAt"/>
    internal static DateTimeOffset Due(Promise promise, DateTimeOffset start, OpeningTimes times, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(promise.Amount, 1, nameof(promise));
        RuleBrokenException.Unless(promise.Amount <= OpeningTimes.YearsAhead * 365 * 24, "promise-too-long", OpeningTimes.YearsAhead);
        return promise.Unit switch
        {
            PromiseUnit.Hours => start.AddHours(promise.Amount),
            PromiseUnit.BusinessHours => BusinessHours(promise.Amount, start, times.From(start, zone)),
            PromiseUnit.BusinessDays => BusinessDays(promise.Amount, times.From(start, zone)),
            var unit => throw new ArgumentOutOfRangeException(nameof(promise), unit, "An unknown unit of promises."),
        };
    }

    private static DateTimeOffset BusinessHours(int amount, DateTimeOffset start, IEnumerable<OpenDay> days)
    {
        var isEverOpen = false;
        var left = TimeSpan.FromHours(amount);
        foreach (var (opens, closes) in days.SelectMany(day => day.Hours))
        {
            isEverOpen = true;
            var from = opens > start ? opens : start;
            if (closes - from >= left)
            {
                return from + left;
            }

            left -= closes - from;
        }

        throw OutOfReach(isEverOpen);
    }

    /// <summary>The first day is that of the start, or of the opening that the start counts as.</summary>
    private static DateTimeOffset BusinessDays(int amount, IEnumerable<OpenDay> days)
    {
        var seen = -1;
        foreach (var day in days)
        {
            if (++seen == amount)
            {
                return day.Closes;
            }
        }

        throw OutOfReach(seen >= 0);
    }

    private static RuleBrokenException OutOfReach(bool isEverOpen) =>
        isEverOpen ? new RuleBrokenException("promise-too-long", OpeningTimes.YearsAhead) : new RuleBrokenException("calendar-never-open");
}
