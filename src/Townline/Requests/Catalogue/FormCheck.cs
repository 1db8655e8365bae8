using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>
/// Does a form hold together? A question may depend only on one that comes before it, so that no two can wait for each other and a form can
/// always be filled in from the top.
/// </summary>
internal static class FormCheck
{
    public static IEnumerable<ServiceProblem> Problems(ServiceForm form)
    {
        var earlier = new Dictionary<string, FormQuestion>(StringComparer.Ordinal);
        for (var place = 0; place < form.Questions.Count; place++)
        {
            var question = form.Questions[place];
            foreach (var (field, code, args) in Of(question, earlier))
            {
                yield return new ServiceProblem($"Questions[{place}].{field}", code, args);
            }

            earlier.TryAdd(question.Code, question);
        }
    }

    private static IEnumerable<(string Field, string Code, object[] Args)> Of(FormQuestion question, Dictionary<string, FormQuestion> earlier)
    {
        if (!ServiceCheck.IsCode(question.Code))
        {
            yield return ("Code", "question-code", [question.Code]);
        }
        else if (earlier.ContainsKey(question.Code))
        {
            yield return ("Code", "question-code-twice", [question.Code]);
        }

        if (!QuestionType.All.Contains(question.Type))
        {
            yield return ("Type", "question-type", [question.Code, question.Type]);
        }

        if (question.Label.IsEmpty)
        {
            yield return ("Label", "question-label", [question.Code]);
        }

        if (ProblemOfOptions(question) is { } options)
        {
            yield return ("Options", options, [question.Code]);
        }

        if (question.ShowIf is { } condition && ProblemOf(condition, earlier) is { } problem)
        {
            yield return ("ShowIf", problem, [question.Code, condition.Code]);
        }
    }

    private static string? ProblemOfOptions(FormQuestion question) =>
        QuestionType.IsList(question.Type) != question.Options.Count > 0 ? "question-options"
        : question.Options.DistinctBy(option => option.Key).Count() != question.Options.Count ? "question-options"
        : question.Options.Any(option => string.IsNullOrWhiteSpace(option.Key) || option.Label.IsEmpty) ? "question-option-words"
        : null;

    private static string? ProblemOf(FormCondition condition, Dictionary<string, FormQuestion> earlier) =>
        !earlier.TryGetValue(condition.Code, out var asked) || asked.Type is QuestionType.Info or QuestionType.Photo ? "question-condition"
        : condition.AnyOf.Count == 0 ? "question-condition-answer"
        : QuestionType.IsList(asked.Type) && condition.AnyOf.Any(key => asked.Options.All(option => option.Key != key)) ? "question-condition-answer"
        : null;
}
