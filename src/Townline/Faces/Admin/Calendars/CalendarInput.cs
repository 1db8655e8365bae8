using System.Globalization;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Calendars;

/// <summary>A calendar as it is typed.</summary>
public sealed class CalendarInput
{
    private const int SpareHolidays = 3;

    /// <summary>Monday first.</summary>
    internal static readonly DayOfWeek[] Days =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Version that the editor saw.</summary>
    public int Version { get; set; }
    public string? Code { get; set; }
    public Dictionary<string, string?> Name { get; set; } = [];

    /// <summary>A line a day, Monday first; see <see cref="HoursText"/>.</summary>
    public List<string?> Hours { get; set; } = [];

    /// <summary>Rows in which nothing is typed do not count.</summary>
    public List<HolidayInput> Holidays { get; set; } = [];

    /// <summary>"yes" for the calendar that counts where a service names none.</summary>
    public List<string> First { get; set; } = [];
    public string? Reason { get; set; }

    /// <summary>Business days of the promise that is tried out.</summary>
    public string? Try { get; set; }

    internal static CalendarInput Of(WorkCalendar calendar, bool first) => new()
    {
        Version = calendar.Version,
        Code = calendar.Code,
        Name = LocalField.Typed(calendar.Name),
        Hours = [.. Days.Select(day => HoursText.Write(calendar.Week.Where(span => span.Day == day)))],
        Holidays = [.. calendar.Holidays.Select(HolidayInput.Of)],
        First = first ? ["yes"] : [],
    };

    /// <summary>Rows to type further holidays in.</summary>
    internal void Spare() =>
        Holidays.AddRange(Enumerable.Range(0, Math.Max(0, SpareHolidays - Holidays.Count(holiday => holiday.IsBlank))).Select(_ => new HolidayInput()));

    /// <summary>What cannot be read: the name of the field and the key of the sentence.</summary>
    internal IEnumerable<(string Field, string Key)> Problems()
    {
        for (var i = 0; i < Hours.Count && i < Days.Length; i++)
        {
            if (HoursText.Read(Days[i], Hours[i]) is null)
            {
                yield return ($"Input.Hours[{i}]", "admin.calendar.hours.wrong");
            }
        }

        for (var i = 0; i < Holidays.Count; i++)
        {
            if (!Holidays[i].IsBlank && Holidays[i].Day is null)
            {
                yield return ($"Input.Holidays[{i}].Date", "admin.calendar.holiday.wrong");
            }
        }
    }

    /// <summary>The calendar after what was typed; lines that cannot be read are left out.</summary>
    /// <param name="order">Its place among the calendars.</param>
    internal WorkCalendar Apply(WorkCalendar calendar, CalendarList all, IReadOnlyList<string> languages, int order)
    {
        var name = LocalField.Read(calendar.Name, Name, languages);
        return calendar with
        {
            Version = Version,
            Code = Code?.Trim() is { Length: > 0 } code ? code : ShortName.Of(name.In(languages[0]), "calendar", [.. all.All.Where(other => other.Id != calendar.Id).Select(other => other.Code)]),
            Name = name,
            Week = [.. Hours.Zip(Days).SelectMany(line => HoursText.Read(line.Second, line.First) ?? [])],
            Holidays = [.. Holidays.Where(holiday => holiday.Day is not null).Select(holiday => new Holiday(holiday.Day!.Value, holiday.Text(calendar, languages), holiday.Yearly.Count > 0))],
            Order = order,
        };
    }
}

/// <summary>A holiday as typed.</summary>
public sealed class HolidayInput
{
    /// <summary>2026-12-25.</summary>
    public string? Date { get; set; }
    public Dictionary<string, string?> Name { get; set; } = [];
    public List<string> Yearly { get; set; } = [];

    internal bool IsBlank => string.IsNullOrWhiteSpace(Date) && Name.Values.All(string.IsNullOrWhiteSpace);

    internal DateOnly? Day => DateOnly.TryParseExact(Date?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static HolidayInput Of(Holiday holiday) => new()
    {
        Date = holiday.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Name = LocalField.Typed(holiday.Name),
        Yearly = holiday.Yearly ? ["yes"] : [],
    };

    internal LocalText Text(WorkCalendar before, IReadOnlyList<string> languages) =>
        LocalField.Read(before.Holidays.FirstOrDefault(holiday => holiday.Date == Day)?.Name, Name, languages);
}
