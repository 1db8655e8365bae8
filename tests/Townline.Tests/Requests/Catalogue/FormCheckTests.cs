using Townline.Platform.Words;
using Townline.Requests.Catalogue;
using Townline.Requests.Contracts;

namespace Townline.Tests.Requests.Catalogue;

public class FormCheckTests
{
    private static readonly FormQuestion List = new("list", QuestionType.SingleValueList, LocalText.English("List")) { Options = [new("a", LocalText.English("A"))] };
    private static readonly FormQuestion Count = new("count", QuestionType.Number, LocalText.English("Count"));
    private static readonly FormQuestion Note = new("note", QuestionType.Info, LocalText.English("Note"));

    [Fact]
    public void A_condition_on_an_earlier_answer_holds() => Assert.Empty(Problems(List, After("list", "a")));

    [Fact]
    public void A_condition_that_can_never_hold_is_found()
    {
        Assert.Equal(["question-condition-gone"], Problems(After("list", "a")));
        Assert.Equal(["question-condition"], Problems(After("list", "a"), List));
        Assert.Equal(["question-condition-answer"], Problems(List, After("list", "b")));
        Assert.Equal(["question-condition-answer"], Problems(List, After("list")));
        Assert.Equal(["question-condition-answer"], Problems(Count, After("count", "many")));
        Assert.Empty(Problems(Count, After("count", "3")));
        Assert.Equal(["question-condition-unanswered"], Problems(Note, After("note", "a")));
    }

    [Fact]
    public void Questions_that_wait_for_each_other_are_called_a_ring()
    {
        Assert.Equal(["question-condition-ring"], Problems(After("list", "a"), List with { ShowIf = new FormCondition("then", ["b"]) }));
        Assert.Equal(["question-condition-ring"], Problems(After("then", "a")));
    }

    [Fact]
    public void A_test_without_a_name_or_with_that_of_another_is_refused()
    {
        var test = new FormTest("One", new Dictionary<string, IReadOnlyList<string>>(), [], []);
        Assert.Empty(FormCheck.Problems(ServiceForm.None with { Tests = [test] }));
        Assert.Equal(["form-tests"], FormCheck.Problems(ServiceForm.None with { Tests = [test, test] }).Select(problem => problem.Code));
        Assert.Equal(["form-tests"], FormCheck.Problems(ServiceForm.None with { Tests = [test with { Name = "" }] }).Select(problem => problem.Code));
        Assert.Equal(["form-tests"], FormCheck.Problems(ServiceForm.None with { Tests = [test with { Answers = null! }] }).Select(problem => problem.Code));
    }

    private static FormQuestion After(string code, params string[] answers) => new("then", QuestionType.String, LocalText.English("Then")) { ShowIf = new FormCondition(code, answers) };

    private static IEnumerable<string> Problems(params FormQuestion[] questions) => FormCheck.Problems(new ServiceForm(questions)).Select(problem => problem.Code);
}
