using Townline.Faces.Shared.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>The answers of a form as lines: the question in words, the choices by their names.</summary>
internal static class AnswerRows
{
    public static IReadOnlyList<SummaryRow> Of(RequestView request, ServiceInfo service, IWords words) =>
    [
        .. request.Answers.Select(answer =>
        {
            var question = service.Form.Questions.FirstOrDefault(q => q.Code == answer.Key);
            var values = answer.Value.Select(value => question?.Options.FirstOrDefault(option => option.Key == value) is { } option ? words.Of(option.Label) : value);
            return new SummaryRow(question is null ? answer.Key : words.Of(question.Label), string.Join(", ", values));
        }),
    ];
}
