namespace Townline.Requests.Contracts;

/// <summary>What a town expects of a form: with these answers these questions are asked, and these answers are refused. Kept with the form, run when it changes.</summary>
/// <param name="Name">Unique in the form; 1 to 100 characters.</param>
/// <param name="Answers">By question code, as <see cref="AnswerCheck"/> reads them.</param>
/// <param name="Asked">Codes of the questions that are asked, in the order of the form.</param>
internal sealed record FormTest(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, IReadOnlyList<string> Asked, IReadOnlyList<RefusedAnswer> Refused)
{
    public const int LongestName = 100;
    public const int Most = 100;

    /// <summary>What is different with this form from what is expected; none when the test holds.</summary>
    public IReadOnlyList<TestDifference> Run(ServiceForm form)
    {
        var now = FormTrial.Of(form, Answers);
        return
        [
            .. now.Asked.Except(Asked).Select(code => new TestDifference("asked", code)),
            .. Asked.Except(now.Asked).Select(code => new TestDifference("not-asked", code)),
            .. now.Refused.Except(Refused).Select(refused => new TestDifference("refused", refused.Code, refused.Problem)),
            .. Refused.Except(now.Refused).Where(refused => now.Asked.Contains(refused.Code)).Select(refused => new TestDifference("accepted", refused.Code, refused.Problem)),
        ];
    }
}

/// <param name="Code">Of the question.</param>
/// <param name="Problem">As <see cref="AnswerProblem.Code"/>.</param>
internal sealed record RefusedAnswer(string Code, string Problem);

/// <param name="Kind">"asked", "not-asked", "refused" or "accepted": what happens now and was not expected.</param>
internal sealed record TestDifference(string Kind, string Code, string? Problem = null);

/// <summary>A form filled in without making a request.</summary>
/// <param name="Asked">Codes of the questions that are asked with these answers.</param>
internal sealed record FormTrial(IReadOnlyList<string> Asked, IReadOnlyList<RefusedAnswer> Refused)
{
    public static FormTrial Of(ServiceForm form, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var check = AnswerCheck.Check(form, answers);
        return new FormTrial(
            [.. form.Questions.Where(question => question.Type is not (QuestionType.Info or QuestionType.Photo) && AnswerCheck.IsAsked(question, check.Answers)).Select(question => question.Code)],
            [.. check.Problems.Select(problem => new RefusedAnswer(problem.Question.Code, problem.Code))]);
    }
}
