using Townline.Demo.Catalogue;

namespace Townline.Demo.Stories;

/// <summary>Something is about to be reported: which service, when, and (x, y, radius) where if the event says so.</summary>
internal sealed record Moment(string Service, DateTimeOffset At, IReadOnlyList<double>? Spot);

/// <summary>When people report what over the year before now: seasons, weekdays, hours, a slowly growing use, and four memorable days.</summary>
internal static class Moments
{
    private const int Days = 365;

    /// <summary>So many moments in the order of time, the last of them before the midnight <paramref name="now"/>.</summary>
    public static List<Moment> Year(DateTimeOffset now, int count)
    {
        var dice = Dice.For("moments");
        var today = DateOnly.FromDateTime(Clock.Local(now));
        var events = StoryBook.Events.SelectMany(e => Event(e, today, dice)).ToList();
        var rest = Enumerable.Range(0, count - events.Count).Select(_ => Ordinary(today, dice));
        return [.. events.Concat(rest).OrderBy(m => m.At).ThenBy(m => m.Service, StringComparer.Ordinal)];
    }

    private static Moment Ordinary(DateOnly today, Dice dice)
    {
        var ago = 1 + dice.Weighted(DayWeights);
        var day = today.AddDays(-ago);
        var services = DemoCatalogue.Services;
        var weights = services.Select(s => StoryBook.Of(s.Code)).Select(s => s.Share * s.Months[day.Month - 1] * Clock.WeekWeight(s.Hours, day.DayOfWeek));
        var service = services[dice.Weighted([.. weights])].Code;
        return new Moment(service, Clock.TimeOn(day, StoryBook.Of(service).Hours, dice), null);
    }

    // The service is new: twice as many use it now as a year ago, and the last weeks were busy.
    private static IReadOnlyList<int> DayWeights { get; } = [.. Enumerable.Range(0, Days).Select(ago => (ago < 5 ? 380 : ago < 9 ? 190 : ago < 18 ? 100 : 50) + ((Days - ago) * 50 / Days))];

    private static IEnumerable<Moment> Event(TownEvent happening, DateOnly today, Dice dice)
    {
        var day = new DateOnly(today.Year, happening.Month, happening.Day);
        day = day.AddDays(2) >= today ? day.AddYears(-1) : day;
        var start = Clock.Instant(day.ToDateTime(new TimeOnly(happening.Hour, 0)));
        return happening.Reports.SelectMany(r => Enumerable.Range(0, r.Count).Select(_ =>
            new Moment(r.Service, start.AddSeconds(dice.Between(1, happening.Hours * 3600)), r.Spot)));
    }
}
