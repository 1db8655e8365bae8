using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Calendars;

/// <summary>The hours of a day in one line, as people write them: <c>08:00-12:30, 14:00-17:00</c>.</summary>
internal static class HoursText
{
    public static string Write(IEnumerable<OpenSpan> spans) =>
        string.Join(", ", spans.OrderBy(span => span.From).Select(span => $"{OpenSpan.Text(span.From)}-{OpenSpan.Text(span.To)}"));

    /// <summary>The spans of a day; null when the line cannot be read. An empty line is a closed day.</summary>
    public static IReadOnlyList<OpenSpan>? Read(DayOfWeek day, string? line)
    {
        var spans = new List<OpenSpan>();
        foreach (var part in (line ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                if (part.Split(['-', '–', '—'], StringSplitOptions.TrimEntries) is not [var from, var to])
                {
                    return null;
                }

                spans.Add(OpenSpan.Of(day, from, to));
            }
            catch (FormatException)
            {
                return null;
            }
        }

        return spans;
    }
}
