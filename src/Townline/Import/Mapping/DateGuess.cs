using Townline.Import.Maps;

namespace Townline.Import.Mapping;

/// <summary>Tells in which form the dates of a file are written.</summary>
internal static class DateGuess
{
    /// <summary>The forms that read the most of the dates, and at least half of them; none when there are no dates. Some rows of a real file hold no date where one should be.</summary>
    public static IReadOnlyList<string> Forms(IReadOnlyCollection<string> dates, string timeZone)
    {
        var zone = LocalTime.In(timeZone);
        var reads = DateForms.All.Select(form => (Form: form, Count: Count(new DateFormats([form], zone), dates))).ToList();
        var most = reads.Max(each => each.Count);
        return most == 0 || most * 2 < dates.Count ? [] : [.. reads.Where(each => each.Count == most).Select(each => each.Form)];
    }

    /// <summary>The form that is taken when a person does not say: of several the way the town itself writes.</summary>
    /// <param name="isMonthFirst">The town writes the month before the day.</param>
    public static string? Of(IReadOnlyList<string> forms, bool isMonthFirst) =>
        forms.Contains(DateForms.MonthFirst) && forms.Contains(DateForms.DayFirst)
            ? isMonthFirst ? DateForms.MonthFirst : DateForms.DayFirst
            : forms.Count > 0 ? forms[0] : null;

    private static int Count(DateFormats form, IEnumerable<string> dates) => dates.Count(date => form.TryRead(date, out _));
}
