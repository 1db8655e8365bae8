using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Macros;

/// <summary>Do steps hold together, before any request is looked at?</summary>
internal static class StepCheck
{
    /// <exception cref="RuleBrokenException">They do not.</exception>
    public static void Check(WorkSteps steps)
    {
        RuleBrokenException.Unless(!steps.IsEmpty, "job-nothing");
        RuleBrokenException.Unless(steps.Outcome is null || !string.IsNullOrWhiteSpace(steps.Sentence), "close-sentence");
        RuleBrokenException.Unless(steps.Outcome is not Outcome.Duplicate, "job-duplicate");
        RuleBrokenException.Unless(steps.Outcome is not Outcome.NotOurs || !string.IsNullOrWhiteSpace(steps.To), "close-to");
        var unknown = new[] { steps.Answer, steps.Sentence, steps.Note }.OfType<string>().SelectMany(AnswerWords.Unknown).FirstOrDefault();
        RuleBrokenException.Unless(unknown is null, "steps-words", unknown ?? "");
    }
}
