using System.Globalization;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Shared.Fields;

/// <summary>Answers as people read them: the words of the options, dates in full.</summary>
internal static class AnswerText
{
    public static string Of(FormQuestion question, IReadOnlyList<string> values, IWords words, TownTime time) =>
        string.Join("\n", values.Select(value => Of(question, value, words, time)));

    private static string Of(FormQuestion question, string value, IWords words, TownTime time) => question.Type switch
    {
        QuestionType.SingleValueList or QuestionType.MultiValueList when question.Options.FirstOrDefault(option => option.Key == value) is { } option => words.Of(option.Label),
        QuestionType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => time.Date(day),
        QuestionType.DateTime when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) => time.DateAndTime(at),
        _ => value,
    };
}
