using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report.Form;

/// <summary>One page of questions as it is shown.</summary>
/// <param name="Depth">How many conditions deep they are; the first page, 0, also asks what is wrong.</param>
/// <param name="Answer">What was answered so far.</param>
internal sealed record QuestionsPage(int Depth, IReadOnlyList<FormQuestion> Questions, Func<FormQuestion, IReadOnlyList<string>> Answer, string? Description = null);
