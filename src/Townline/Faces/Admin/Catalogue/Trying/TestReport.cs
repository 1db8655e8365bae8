using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue.Trying;

/// <summary>The saved tests of a form, run against it as it is typed.</summary>
/// <param name="ServiceId">Whose form it is.</param>
internal sealed record TestReport(long ServiceId, ServiceForm Form)
{
    public IReadOnlyList<(FormTest Test, IReadOnlyList<TestDifference> Differences)> Runs { get; } = [.. (Form.Tests ?? []).Select(test => (test, test.Run(Form)))];

    public int Failing => Runs.Count(run => run.Differences.Count > 0);

    public string Say(TestDifference difference, IWords words)
    {
        var label = LabelOf(Form, difference.Code, words);
        return words[$"admin-try.differs.{difference.Kind}", label, difference.Problem is { } problem ? words[$"rule.{problem}", label] : ""];
    }

    /// <summary>The words of a question; its short name when it is no longer there.</summary>
    public static string LabelOf(ServiceForm form, string code, IWords words) =>
        form.Questions.FirstOrDefault(question => question.Code == code) is { } question ? words.Of(question.Label) : code;
}
