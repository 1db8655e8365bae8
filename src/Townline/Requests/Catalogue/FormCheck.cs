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
            foreach (var (field, code, args) in Of(form, question, earlier))
            {
                yield return new ServiceProblem($"Questions[{place}].{field}", code, args);
            }

            earlier.TryAdd(question.Code, question);
        }

        if (form.Tests is { } tests && !AreTests(tests))
        {
            yield return new ServiceProblem("Tests", "form-tests", FormTest.LongestName, FormTest.Most);
        }
    }

    /// <summary>What comes from a file may lack anything.</summary>
    private static bool AreTests(IReadOnlyList<FormTest> tests) =>
        tests.Count <= FormTest.Most
        && tests.All(test => test is { Name.Length: > 0 and <= FormTest.LongestName, Answers: not null, Asked: not null, Refused: not null } && test.Answers.Values.All(answer => answer is not null) && test.Refused.All(refused => refused is not null))
        && tests.DistinctBy(test => test.Name).Count() == tests.Count;

    private static IEnumerable<(string Field, string Code, object[] Args)> Of(ServiceForm form, FormQuestion question, Dictionary<string, FormQuestion> earlier)
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

        if (question.ShowIf is { } condition && ProblemOf(form, question, condition, earlier) is { } problem)
        {
            yield return ("ShowIf", problem, [question.Code, condition.Code]);
        }
    }

    private static string? ProblemOfOptions(FormQuestion question) =>
        QuestionType.IsList(question.Type) != question.Options.Count > 0 ? "question-options"
        : question.Options.DistinctBy(option => option.Key).Count() != question.Options.Count ? "question-options"
        : question.Options.Any(option => string.IsNullOrWhiteSpace(option.Key) || option.Label.IsEmpty) ? "question-option-words"
        : null;

    private static string? ProblemOf(ServiceForm form, FormQuestion question, FormCondition condition, Dictionary<string, FormQuestion> earlier) =>
        !earlier.TryGetValue(condition.Code, out var asked) ? ProblemOfPlace(form, question, condition.Code)
        : asked.Type is QuestionType.Info or QuestionType.Photo ? "question-condition-unanswered"
        : condition.AnyOf.Count == 0 || condition.AnyOf.Any(key => !CanBeAnswered(asked, key)) ? "question-condition-answer"
        : null;

    /// <summary>Of two that wait for each other one comes later too: there a move helps nothing, so that is said.</summary>
    private static string ProblemOfPlace(ServiceForm form, FormQuestion question, string on)
    {
        var next = form.Questions.FirstOrDefault(other => other.Code == on);
        if (next is null)
        {
            return "question-condition-gone";
        }

        for (var steps = 0; next is not null && steps <= form.Questions.Count; steps++)
        {
            if (next.Code == question.Code)
            {
                return "question-condition-ring";
            }

            next = next.ShowIf is { } further ? form.Questions.FirstOrDefault(other => other.Code == further.Code) : null;
        }

        return "question-condition";
    }

    /// <summary>Could somebody give this answer at all? A condition on another would never hold.</summary>
    private static bool CanBeAnswered(FormQuestion asked, string answer)
    {
        var alone = new ServiceForm([asked with { ShowIf = null }]);
        return AnswerCheck.Check(alone, new Dictionary<string, IReadOnlyList<string>> { [asked.Code] = [answer] }) is { Problems.Count: 0, Answers.Count: 1 };
    }
}
