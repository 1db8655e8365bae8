using System.Globalization;
using Townline.Platform.Text;

namespace Townline.Requests.Contracts;

/// <summary>Holds answers against a form: the same rule for every channel.</summary>
internal static class AnswerCheck
{
    private const int LongestString = 500;
    private const int LongestText = 10_000;
    private const int LongestNumber = 50;
    private const int LongestMoment = 50;
    private const int DateLength = 10;

    /// <param name="answers">By question code; empty values count as not answered, codes that the form does not have are left out.</param>
    /// <param name="conditionsKnown">False for channels that cannot show a question only under a condition (Open311): there such questions are never required.</param>
    public static CheckedAnswers Check(ServiceForm form, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, bool conditionsKnown = true)
    {
        var kept = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var problems = new List<AnswerProblem>();
        foreach (var question in form.Questions)
        {
            if (question.Type is QuestionType.Info or QuestionType.Photo || !IsAsked(question, kept))
            {
                continue;
            }

            var given = answers.GetValueOrDefault(question.Code)?.Select(PlainText.Clean).Where(value => value.Length > 0).Distinct().ToList() ?? [];
            if (given.Count == 0)
            {
                if (question.Required && (question.ShowIf is null || conditionsKnown))
                {
                    problems.Add(new AnswerProblem(question, "answer-missing"));
                }
            }
            else if (Problem(question, given) is { } problem)
            {
                problems.Add(new AnswerProblem(question, problem));
            }
            else
            {
                kept[question.Code] = question.Type == QuestionType.Date ? [given[0][..DateLength]] : given;
            }
        }

        return new CheckedAnswers(kept, problems);
    }

    /// <summary>Is the question asked, given the answers before it?</summary>
    public static bool IsAsked(FormQuestion question, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        question.ShowIf is not { } condition || (answers.GetValueOrDefault(condition.Code)?.Any(condition.AnyOf.Contains) ?? false);

    private static string? Problem(FormQuestion question, List<string> given) => question.Type switch
    {
        QuestionType.Number => Single(given) is { Length: <= LongestNumber } n && double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? null : "answer-number",
        QuestionType.Date => Single(given) is { } d && IsDay(d) ? null : "answer-date",
        QuestionType.DateTime => Single(given) is { } t && IsMoment(t) ? null : "answer-datetime",
        QuestionType.SingleValueList => given.Count == 1 && IsOption(question, given[0]) ? null : "answer-option",
        QuestionType.MultiValueList => given.All(value => IsOption(question, value)) ? null : "answer-option",
        QuestionType.Text => given.Sum(value => value.Length) <= LongestText ? null : "answer-long",
        _ => given.Sum(value => value.Length) <= LongestString ? null : "answer-long",
    };

    private static string? Single(List<string> given) => given.Count == 1 ? given[0] : null;

    private static bool IsOption(FormQuestion question, string value) => question.Options.Any(option => option.Key == value);

    /// <summary>A day; a time after it does not matter (Open311 knows no days, so its clients send moments), but must be one.</summary>
    private static bool IsDay(string text) =>
        text.Length >= DateLength
        && DateOnly.TryParseExact(text[..DateLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (text.Length == DateLength || (text.Length <= LongestMoment && text[DateLength] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)));

    /// <summary>ISO 8601 with a zone.</summary>
    private static bool IsMoment(string text) =>
        text.Length >= 17 && text[10] == 'T' && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <param name="Answers">What holds and is kept.</param>
/// <param name="Problems">What to mend, in the order of the form.</param>
internal sealed record CheckedAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, IReadOnlyList<AnswerProblem> Problems);

/// <param name="Code">"answer-missing", "answer-number", "answer-date", "answer-datetime", "answer-option", "answer-long": words under "rule.".</param>
internal sealed record AnswerProblem(FormQuestion Question, string Code);
