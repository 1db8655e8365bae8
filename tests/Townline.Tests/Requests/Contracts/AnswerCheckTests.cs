using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Tests.Requests.Contracts;

public class AnswerCheckTests
{
    [Theory]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2026-03-31T23:30:00-04:00", "2026-03-31")]
    [InlineData("2026-03-31T00:00", "2026-03-31")]
    [InlineData("2026-13-45", null)]
    [InlineData("2026-02-29", null)]
    [InlineData("2026-03-31 or so", null)]
    [InlineData("2026-03-31Tomorrow", null)]
    [InlineData("31/03/2026", null)]
    public void A_day_is_kept_as_a_day_whatever_time_a_client_puts_behind_it(string given, string? kept) => Assert.Equal(kept, Kept(QuestionType.Date, given));

    [Theory]
    [InlineData("-3.5", "-3.5")]
    [InlineData("1e999", null)]
    [InlineData("1,5", null)]
    [InlineData("000000000000000000000000000000000000000000000000001", null)]
    public void A_number_is_one_that_can_be_counted_with(string given, string? kept) => Assert.Equal(kept, Kept(QuestionType.Number, given));

    private static string? Kept(string type, string given)
    {
        var form = new ServiceForm([new FormQuestion("asked", type, LocalText.English("Asked"))]);
        var check = AnswerCheck.Check(form, new Dictionary<string, IReadOnlyList<string>> { ["asked"] = [given] });
        Assert.Equal(check.Answers.Count == 0 ? [$"answer-{type}"] : [], check.Problems.Select(problem => problem.Code));
        return check.Answers.GetValueOrDefault("asked")?.Single();
    }
}
