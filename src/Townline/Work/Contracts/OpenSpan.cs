using System.Globalization;

namespace Townline.Work.Contracts;

/// <summary>Hours in which the town hall is open on a day of the week. Hours over midnight are two spans.</summary>
/// <param name="From">Minutes after midnight by the clock on the wall, 0 to 1,439.</param>
/// <param name="To">Minutes after midnight, above <paramref name="From"/>, at most 1,440 (midnight at the end of the day).</param>
internal sealed record OpenSpan(DayOfWeek Day, int From, int To)
{
    /// <summary>Minutes in a day.</summary>
    public const int Midnight = 24 * 60;

    /// <summary><c>OpenSpan.Of(DayOfWeek.Monday, "08:30", "24:00")</c></summary>
    /// <exception cref="FormatException">Not two times of a day.</exception>
    public static OpenSpan Of(DayOfWeek day, string from, string to) => new(day, Minutes(from), Minutes(to));

    /// <summary>The same hours from Monday to Friday.</summary>
    public static IEnumerable<OpenSpan> Weekdays(string from, string to) =>
        [.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => Of((DayOfWeek)day, from, to))];

    /// <summary>Minutes after midnight of a time as people write it: <c>8:30</c>, <c>08:30</c>, <c>24:00</c>.</summary>
    /// <exception cref="FormatException">It is no time of a day.</exception>
    public static int Minutes(string text) => text == "24:00" ? Midnight
        : TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (int)time.ToTimeSpan().TotalMinutes
        : throw new FormatException($"'{text}' is no time of a day such as 08:30.");

    /// <summary>The other way: <c>08:30</c>.</summary>
    public static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
