using System.Globalization;
using Townline.Demo.Catalogue;

namespace Townline.Demo.Stories;

/// <summary>
/// Fills a service's form as a resident would: what is required always, the rest often, and nothing that an earlier answer hides.
/// One string for a plain answer, several for a choice of many; dates as 2026-03-14, times as 2026-03-14T09:30:00Z.
/// </summary>
internal sealed class Answers(DemoService service, Story story, string language, DateTimeOffset at, DemoPlace place, Dice dice)
{
    public Dictionary<string, IReadOnlyList<string>> Fill()
    {
        var given = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var question in service.Form.Questions)
        {
            if (Asked(question, given) && (question.Required || dice.Chance(62)) && Answer(question, given) is { Count: > 0 } answer)
            {
                given[question.Code] = answer;
            }
        }

        return given;
    }

    /// <summary>Whether a question is put at all, after the answers given so far.</summary>
    public static bool Asked(DemoQuestion question, IReadOnlyDictionary<string, IReadOnlyList<string>> given) =>
        question.ShowIf is not { } condition
        || (given.TryGetValue(condition.Code, out var earlier) && earlier.Any(condition.AnyOf.Contains));

    private IReadOnlyList<string> Answer(DemoQuestion question, Dictionary<string, IReadOnlyList<string>> given) => question.Type switch
    {
        "singlevaluelist" => [Choose(question)],
        "multivaluelist" => dice.Chance(75) ? [Choose(question)] : [.. new[] { Choose(question), Choose(question) }.Distinct()],
        "number" => [Between(story.Numbers!, question.Code).ToString(CultureInfo.InvariantCulture)],
        "date" => [Day(story.Dates![question.Code])],
        "datetime" => [Earlier(Between(story.Ago!, question.Code))],
        "string" or "text" => Written(question, given),
        "address" => [place.Address],
        _ => [],
    };

    private string Choose(DemoQuestion question)
    {
        var options = question.Options!;
        var weights = story.Weights?.GetValueOrDefault(question.Code);
        return options[dice.Weighted([.. options.Select(o => !Sensible(o.Key) ? 0 : weights is null ? 1 : weights[o.Key])])].Key;
    }

    private bool Sensible(string key) => story.Only?.GetValueOrDefault(key) is not { } spots || spots.Any(place.Spots.Contains);

    private string Day(int[] range)
    {
        var day = DateOnly.FromDateTime(Clock.Local(at)).AddDays(-dice.Between(range[0], range[1]));
        while (range.Length > 2 && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private IReadOnlyList<string> Written(DemoQuestion question, Dictionary<string, IReadOnlyList<string>> given)
    {
        var lines = story.In(language).Answers.GetValueOrDefault(question.Code, []);
        var fitting = new Phrases(language, story.In(language), given, dice).Fitting(lines);
        return fitting.Count == 0 || dice.Pick(fitting) is not { Length: > 0 } text ? [] : [text];
    }

    private string Earlier(int hours) =>
        at.AddHours(-hours).AddMinutes(-dice.Between(1, 50)).ToString("yyyy-MM-dd'T'HH:mm:00'Z'", CultureInfo.InvariantCulture);

    private int Between(IReadOnlyDictionary<string, int[]> ranges, string code) => dice.Between(ranges[code][0], ranges[code][1]);
}
