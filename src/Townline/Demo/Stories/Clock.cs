using Townline.Demo.People;

namespace Townline.Demo.Stories;

/// <summary>Local time in Riverton, and the hours at which people report and clerks work.</summary>
internal static class Clock
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Map.Town.TimeZone);

    // Weights of the 24 hours of a day, for the different kinds of trouble.
    private static readonly Dictionary<string, int[]> Profiles = new()
    {
        ["day"] = [1, 0, 0, 0, 0, 1, 4, 8, 10, 10, 9, 8, 8, 8, 8, 8, 9, 9, 7, 6, 5, 4, 3, 2],
        ["morning"] = [1, 1, 1, 1, 2, 6, 14, 18, 14, 9, 6, 4, 3, 3, 3, 3, 4, 4, 3, 2, 2, 2, 1, 1],
        ["commute"] = [0, 0, 0, 0, 1, 2, 8, 14, 12, 6, 4, 4, 5, 4, 4, 7, 12, 14, 9, 5, 3, 2, 1, 1],
        ["office"] = [0, 0, 0, 0, 0, 0, 1, 4, 11, 14, 13, 11, 9, 10, 10, 9, 6, 3, 2, 2, 2, 1, 0, 0],
        ["evening"] = [1, 0, 0, 0, 0, 1, 3, 6, 6, 5, 5, 5, 6, 5, 4, 5, 8, 11, 13, 12, 9, 6, 4, 2],
        ["night"] = [3, 2, 1, 1, 1, 3, 5, 5, 3, 3, 2, 2, 2, 2, 2, 3, 5, 8, 11, 13, 14, 12, 8, 5],
        ["leisure"] = [1, 0, 0, 0, 0, 1, 3, 5, 7, 9, 10, 9, 8, 9, 10, 11, 11, 10, 9, 7, 4, 2, 1, 1],
        ["party"] = [14, 12, 8, 5, 3, 4, 5, 4, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 6, 9, 13, 15],
        ["any"] = [4, 3, 3, 3, 3, 4, 6, 7, 7, 6, 5, 5, 5, 5, 5, 5, 6, 6, 6, 5, 5, 5, 4, 4],
    };

    // Monday first. Leisure and parties belong to the weekend, the office does not.
    private static readonly int[] Week = [17, 16, 15, 15, 14, 12, 10];
    private static readonly int[] WeekendWeek = [10, 9, 9, 10, 15, 24, 22];

    public static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>A local time as an instant; a time that the clock change leaves out moves an hour on.</summary>
    public static DateTimeOffset Instant(DateTime local)
    {
        var sure = Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(sure, Zone.GetUtcOffset(sure)).ToUniversalTime();
    }

    /// <summary>The midnight with which the day of an instant begins in Riverton.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset at) => Instant(Local(at).Date);

    /// <summary>How likely a day of the week is, for an hour profile.</summary>
    public static int WeekWeight(string profile, DayOfWeek day) =>
        (profile is "leisure" or "party" ? WeekendWeek : Week)[((int)day + 6) % 7];

    public static DateTimeOffset TimeOn(DateOnly day, string profile, Dice dice) =>
        Instant(day.ToDateTime(new TimeOnly(dice.Weighted(Profiles[profile]), dice.Below(60), dice.Below(60))));

    /// <summary>The first moment from here on, a few minutes in, at which a calendar is open.</summary>
    public static DateTimeOffset Working(DateTimeOffset from, DemoCalendar calendar, Dice dice)
    {
        var at = from;
        while (!calendar.Open(Local(at)))
        {
            at = at.AddMinutes(30);
        }

        return at == from ? from : at.AddMinutes(dice.Between(2, 55));
    }

    public static string Season(DateTimeOffset at) => Local(at).Month switch
    {
        12 or 1 or 2 => "winter",
        3 or 4 or 5 => "spring",
        6 or 7 or 8 => "summer",
        _ => "fall",
    };

    public static string PartOfDay(DateTimeOffset at) => Local(at).Hour switch
    {
        >= 5 and < 12 => "morning",
        >= 12 and < 18 => "afternoon",
        >= 18 and < 22 => "evening",
        _ => "night",
    };

    public static string Weekday(DateTimeOffset at, string language) =>
        (language == "es"
            ? new[] { "domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado" }
            : ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])[(int)Local(at).DayOfWeek];
}
