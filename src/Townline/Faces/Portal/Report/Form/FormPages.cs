using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report.Form;

/// <summary>
/// Which questions stand on which page: those without a condition on the first, those that depend on them on the second, and so on, so that
/// a page without scripts never has to change under somebody's hands.
/// </summary>
internal static class FormPages
{
    /// <summary>The questions to ask on the page that is <paramref name="depth"/> conditions deep, given the answers so far.</summary>
    public static IEnumerable<FormQuestion> At(ServiceForm form, int depth, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        OnPage(form, depth).Where(question => AnswerCheck.IsAsked(question, answers));

    /// <summary>All questions that may stand on that page, whatever is answered.</summary>
    public static IEnumerable<FormQuestion> OnPage(ServiceForm form, int depth) =>
        form.Questions.Where(question => question.Type != QuestionType.Photo && Depth(form, question) == depth);

    public static int Deepest(ServiceForm form) => form.Questions.Select(question => Depth(form, question)).DefaultIfEmpty().Max();

    /// <summary>How many conditions stand between the question and one that is always asked. Only questions before it count, as the catalogue's rules have it.</summary>
    public static int Depth(ServiceForm form, FormQuestion question) =>
        question.ShowIf is { } condition && form.Questions.TakeWhile(earlier => earlier != question).FirstOrDefault(earlier => earlier.Code == condition.Code) is { } on
            ? 1 + Depth(form, on)
            : 0;
}
