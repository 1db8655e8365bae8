using Townline.Faces.Admin.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>One question as it is typed.</summary>
public sealed class QuestionInput
{
    public string? Code { get; set; }
    public string? Type { get; set; } = QuestionType.String;
    public Dictionary<string, string?> Label { get; set; } = [];
    public Dictionary<string, string?> Help { get; set; } = [];
    public List<string> Required { get; set; } = [];

    /// <summary>Choices of a list; rows in which nothing is typed do not count.</summary>
    public List<OptionInput> Options { get; set; } = [];

    /// <summary>Answers under which it is asked, as <c>code=key</c>; none: always. One that was sent empty arrives as null.</summary>
    public List<string> Conditions { get; set; } = [];

    internal static QuestionInput Of(FormQuestion question) => new()
    {
        Code = question.Code,
        Type = question.Type,
        Label = LocalField.Typed(question.Label),
        Help = LocalField.Typed(question.Help),
        Required = question.Required ? ["yes"] : [],
        Options = [.. question.Options.Select(option => new OptionInput { Key = option.Key, Label = LocalField.Typed(option.Label) })],
        Conditions = [.. (question.ShowIf?.AnyOf ?? []).Select(key => $"{question.ShowIf!.Code}={key}")],
    };

    /// <summary>The words of the question in the reader's language, or its short name.</summary>
    internal string Title(IReadOnlyList<string> languages, string language) =>
        LocalField.Read(null, Label, languages).In(language, languages[0]) is { Length: > 0 } label ? label : Code ?? "";

    /// <summary>The question that is meant; without a short name it gets one that is not taken.</summary>
    internal FormQuestion Read(IReadOnlyList<string> languages, IReadOnlyCollection<string> taken)
    {
        var label = LocalField.Read(null, Label, languages);
        var type = Type ?? "";
        var conditions = Conditions.OfType<string>().Where(condition => condition.Contains('=', StringComparison.Ordinal)).Select(condition => condition.Split('=', 2)).ToList();
        return new FormQuestion(Code?.Trim() is { Length: > 0 } code ? code : ShortName.Of(label.In(languages[0]), "question", taken), type, label)
        {
            Required = Required.Count > 0 && type != QuestionType.Info,
            Help = LocalField.Read(null, Help, languages) is { IsEmpty: false } help ? help : null,
            Options = QuestionType.IsList(type) ? Choices(languages) : [],
            ShowIf = conditions.Count == 0 ? null : new FormCondition(conditions[0][0], [.. conditions.Where(condition => condition[0] == conditions[0][0]).Select(condition => condition[1])]),
        };
    }

    private List<FormOption> Choices(IReadOnlyList<string> languages)
    {
        var choices = new List<FormOption>();
        foreach (var option in Options.Where(option => !option.IsBlank))
        {
            var label = LocalField.Read(null, option.Label, languages);
            choices.Add(new FormOption(option.Key?.Trim() is { Length: > 0 } key ? key : ShortName.Of(label.In(languages[0]), "choice", [.. choices.Select(choice => choice.Key)]), label));
        }

        return choices;
    }
}

/// <summary>One choice of a list as it is typed.</summary>
public sealed class OptionInput
{
    public string? Key { get; set; }
    public Dictionary<string, string?> Label { get; set; } = [];

    internal bool IsBlank => string.IsNullOrWhiteSpace(Key) && Label.Values.All(string.IsNullOrWhiteSpace);
}
