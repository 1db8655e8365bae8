using Townline.Faces.Shared.Fields;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report.Form;

/// <summary>From a question of a form to the field that asks it, and from what was sent to answers.</summary>
internal static class QuestionFields
{
    /// <summary>Fewer choices than this stand open; more are a list to unfold.</summary>
    private const int MostOpenChoices = 8;

    public static string NameOf(FormQuestion question) => $"q.{question.Code}";

    /// <param name="values">As kept: keys of options, ISO dates.</param>
    public static Field Field(FormQuestion question, IReadOnlyList<string> values, IWords words, TownTime time) =>
        new(NameOf(question), KindOf(question), words.Of(question.Label))
        {
            Hint = words.Of(question.Help) is { Length: > 0 } help ? help : null,
            Optional = !question.Required,
            Options = [.. question.Options.Select(option => new FieldOption(option.Key, words.Of(option.Label)))],
            Values = question.Type == QuestionType.DateTime ? [.. values.Select(value => Local(value, time))] : values,
            Width = question.Type == QuestionType.Number ? 10 : null,
            Rows = 3,
            Autocomplete = question.Type == QuestionType.Address ? "street-address" : null,
        };

    /// <summary>Answers as <see cref="AnswerCheck"/> reads them; what cannot be understood stays as it was typed, so that it is complained of and shown again.</summary>
    public static IReadOnlyList<string> Read(FormQuestion question, IFormCollection form, IWords words, TownTime time) => question.Type switch
    {
        QuestionType.Date => DateParts.Read(form, NameOf(question)) is { IsEmpty: false } date ? [date.ToString()] : [],
        QuestionType.DateTime => DateParts.Read(form, NameOf(question)) is { IsEmpty: false } moment ? [Moment(moment, time)] : [],
        QuestionType.Number => [.. Sent(question, form).Select(text => Number(text, words))],
        _ => Sent(question, form),
    };

    private static FieldKind KindOf(FormQuestion question) => question.Type switch
    {
        QuestionType.Text => FieldKind.Textarea,
        QuestionType.Number => FieldKind.Number,
        QuestionType.Date => FieldKind.Date,
        QuestionType.DateTime => FieldKind.DateTime,
        QuestionType.MultiValueList => FieldKind.Checkboxes,
        QuestionType.SingleValueList => question.Options.Count > MostOpenChoices ? FieldKind.Select : FieldKind.Radios,
        _ => FieldKind.Text,
    };

    private static List<string> Sent(FormQuestion question, IFormCollection form) => [.. form[NameOf(question)].OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text))];

    /// <summary>With a decimal sign as the language has it, or a point.</summary>
    private static string Number(string text, IWords words) =>
        words.Language != LanguageTag.English && text.Count(c => c == ',') == 1 && !text.Contains('.', StringComparison.Ordinal) ? text.Trim().Replace(',', '.') : text.Trim();

    /// <summary>The town's wall clock with its offset at that moment.</summary>
    private static string Moment(DateParts parts, TownTime time)
    {
        if (parts.ToDate() is not { } date || parts.ToTime() is not { } clock)
        {
            return parts.ToString();
        }

        var local = date.ToDateTime(clock);
        var zone = time.Zone;
        var offset = zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local);
        return time.Iso(new DateTimeOffset(local, offset));
    }

    private static string Local(string value, TownTime time) =>
        DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var at) && value.Length > 16 ? $"{time.Local(at):yyyy-MM-ddTHH:mm}" : value;
}
