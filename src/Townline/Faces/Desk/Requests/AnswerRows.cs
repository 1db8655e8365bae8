using Townline.Faces.Shared.Fields;
using Townline.Faces.Shared.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>The answers of a form as lines: the question in words, the choices by their names, dates in full.</summary>
internal static class AnswerRows
{
    public static IReadOnlyList<SummaryRow> Of(RequestView request, ServiceForm form, IWords words, TownTime time) =>
    [
        .. request.Answers.Select(answer =>
        {
            var question = form.Questions.FirstOrDefault(q => q.Code == answer.Key);
            return question is null
                ? new SummaryRow(answer.Key, string.Join("\n", answer.Value))
                : new SummaryRow(words.Of(question.Label), AnswerText.Of(question, answer.Value, words, time));
        }),
    ];
}
