using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Calendars;

/// <summary>What holds for any calendar, promise, zone and start; starts crowd around the nights on which clocks change.</summary>
public class PromiseClockProperties
{
    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly TimeZoneInfo[] Zones =
    [
        .. new[] { "UTC", "America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo" }
            .Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    /// <summary>Nights on which the clocks change in one of the zones.</summary>
    private static readonly DateOnly[] Changes =
        [new(2026, 3, 8), new(2026, 11, 1), new(2026, 3, 29), new(2026, 10, 25), new(2026, 4, 5), new(2026, 10, 4), new(2026, 9, 6), new(2026, 4, 24)];

    private static readonly DateOnly First = new(2020, 1, 1);

    /// <summary>Up to three spans; Wednesday is open round the clock, so that every promise can be kept.</summary>
    private static Gen<OpenSpan[]> Day(DayOfWeek day) => day == DayOfWeek.Wednesday
        ? Gen.Constant<OpenSpan[]>([new OpenSpan(day, 0, OpenSpan.Midnight)])
        : from count in Gen.Choose(0, 3)
          from edges in Gen.Choose(0, OpenSpan.Midnight).ArrayOf(2 * count)
          select edges.Distinct().Order().Chunk(2).Where(pair => pair.Length == 2).Select(pair => new OpenSpan(day, pair[0], pair[1])).ToArray();

    private static Gen<WorkCalendar> Calendars =>
        from week in Gen.CollectToSequence(Enum.GetValues<DayOfWeek>(), Day)
        from holidays in Gen.Choose(0, 4000).ArrayOf()
        select TestCalendar.Of(week.SelectMany(day => day)) with
        {
            Holidays = [.. holidays.Distinct().Select(day => new Holiday(First.AddDays(day), LocalText.English("Holiday"), Yearly: day % 3 == 0))],
        };

    private static Gen<DateTimeOffset> Starts =>
        from day in Gen.OneOf(Gen.Choose(0, 3650), Gen.Elements(Changes).Select(date => date.DayNumber - First.DayNumber))
        from minute in Gen.Choose(-1440, 2880)
        from millisecond in Gen.Choose(0, 59_999)
        select new DateTimeOffset(First, TimeOnly.MinValue, TimeSpan.Zero).AddDays(day).AddMinutes(minute).AddMilliseconds(millisecond);

    private static Arbitrary<Case> Cases => (
        from calendar in Calendars
        from zone in Gen.Elements(Zones)
        from start in Starts
        from later in Gen.Choose(0, 5_000_000)
        from amount in Gen.Choose(1, 60)
        from unit in Gen.Elements(PromiseUnit.Hours, PromiseUnit.BusinessHours, PromiseUnit.BusinessDays)
        select new Case(calendar, zone, start, TimeSpan.FromMilliseconds(later * 100L), amount, unit)).ToArbitrary();

    [Fact]
    public void It_is_due_after_the_start() => Prop.ForAll(Cases, c => c.Due() > c.Start).Check(ManyCases);

    [Fact]
    public void More_is_never_due_earlier() => Prop.ForAll(Cases, c => c.Due() <= (c with { Amount = c.Amount + 1 }).Due()).Check(ManyCases);

    [Fact]
    public void A_later_start_is_never_due_earlier() => Prop.ForAll(Cases, c => c.Due() <= (c with { Start = c.Start + c.Later }).Due()).Check(ManyCases);

    [Fact]
    public void Business_time_ends_while_the_town_is_open_or_as_it_closes() =>
        Prop.ForAll(Cases, c => c.Unit == PromiseUnit.Hours || c.Opening(c.Due()) is not null).Check(ManyCases);

    [Fact]
    public void Business_hours_are_as_many_hours_of_opening_as_promised() =>
        Prop.ForAll(Cases, c => c.Unit != PromiseUnit.BusinessHours || c.OpenBetween(c.Start, c.Due()) == TimeSpan.FromHours(c.Amount)).Check(ManyCases);

    [Fact]
    public void Opening_hours_come_in_order_and_never_overlap() =>
        Prop.ForAll(Cases, c => c.Hours().Take(200).ToList() is var hours && hours.Zip(hours.Skip(1)).All(pair => pair.First.Closes <= pair.Second.Opens)).Check(ManyCases);

    private sealed record Case(WorkCalendar Calendar, TimeZoneInfo Zone, DateTimeOffset Start, TimeSpan Later, int Amount, PromiseUnit Unit)
    {
        private OpeningTimes Times => new(Calendar);

        public DateTimeOffset Due() => PromiseClock.Due(new Promise(Amount, Unit), Start, Times, Zone);

        public IEnumerable<OpenHours> Hours() => Times.From(Start, Zone).SelectMany(day => day.Hours);

        public OpenHours? Opening(DateTimeOffset moment) =>
            Hours().TakeWhile(hours => hours.Opens < moment).Where(hours => moment <= hours.Closes).Select(hours => (OpenHours?)hours).FirstOrDefault();

        public TimeSpan OpenBetween(DateTimeOffset from, DateTimeOffset to) => TimeSpan.FromTicks(
            Hours().TakeWhile(hours => hours.Opens < to).Sum(hours => (Min(hours.Closes, to) - Max(hours.Opens, from)).Ticks));

        private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

        private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
    }
}
