namespace Townline.Import.Maps;

/// <summary>Ways of writing dates that have a name of their own in a map, each with or without the time of day.</summary>
internal static class DateForms
{
    public const string Iso = "iso";
    public const string MonthFirst = "month-first";
    public const string DayFirst = "day-first";
    public const string YearFirst = "year-first";
    public const string MonthName = "month-name";

    /// <summary>Seconds since 1970, UTC.</summary>
    public const string Unix = "unix";

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public const string UnixMilliseconds = "unix-ms";

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " h:mm tt", " h:mm:ss tt", " H:mm:ss.FFF"];

    /// <summary>All names, the least ambiguous first.</summary>
    public static IReadOnlyList<string> All { get; } = [Iso, MonthFirst, DayFirst, YearFirst, MonthName, Unix, UnixMilliseconds];

    /// <summary>The .NET formats behind a name; null when it has none.</summary>
    public static string[]? Formats(string name) => name switch
    {
        MonthFirst => WithTimes("M/d/yyyy", "M-d-yyyy", "M.d.yyyy", "M/d/yy"),
        DayFirst => WithTimes("d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "d.M.yy"),
        YearFirst => [.. WithTimes("yyyy/M/d", "yyyy.M.d"), "yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss"],
        MonthName => WithTimes("d MMM yyyy", "MMM d, yyyy", "MMM d yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMMM yyyy", "MMMM d, yyyy"),
        _ => null,
    };

    private static string[] WithTimes(params string[] dates) => [.. dates.SelectMany(date => Times.Select(time => date + time))];
}
