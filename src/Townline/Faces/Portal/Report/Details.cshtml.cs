using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Portal.Report.Form;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>What is wrong, in the person's own words, and the questions of the service's form.</summary>
internal sealed class DetailsPage(Journeys journeys, IWords words, TownTime time) : ReportStep(journeys)
{
    public const int LongestDescription = 4000;

    /// <summary>0 on the first page; on the following ones, how many conditions deep their questions are.</summary>
    public int Depth => RouteData.Values["number"] is string number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1 : 0;

    public override string Step => Journey.DetailsAt(Depth);

    [BindProperty]
    public string? Description { get; set; }

    public IReadOnlyList<FormQuestion> Questions => [.. FormPages.At(Journey.Service.Form, Depth, Journey.Typed.Answers)];

    public IReadOnlyList<string> Answer(FormQuestion question) => Journey.Typed.Answers.GetValueOrDefault(question.Code) ?? [];

    public void OnGet() => Description = Journey.Typed.Description;

    public async Task<IActionResult> OnPost()
    {
        var typed = Journey.Typed;
        var questions = Questions;
        var changed = false;
        foreach (var question in questions)
        {
            var answer = QuestionFields.Read(question, Request.Form, words, time);
            changed |= !Answer(question).SequenceEqual(answer);
            typed.Answers[question.Code] = answer;
        }

        if (changed)
        {
            // Other questions may follow now.
            typed.Done.RemoveWhere(step => step.StartsWith(Journey.DetailsAt(0), StringComparison.Ordinal) && string.CompareOrdinal(step, Step) > 0);
        }

        if (Depth == 0)
        {
            typed.Description = PlainText.Clean(Description);
            CheckDescription();
        }

        foreach (var problem in AnswerCheck.Check(Journey.Service.Form, typed.Answers).Problems.Where(problem => questions.Contains(problem.Question)))
        {
            ModelState.AddModelError(QuestionFields.NameOf(problem.Question), words[$"rule.{problem.Code}", problem.Question.Label]);
        }

        if (ModelState.IsValid)
        {
            return await Continue();
        }

        typed.Done.Remove(Step);
        await Save();
        return Page();
    }

    private void CheckDescription()
    {
        var length = Journey.Typed.Description.Length;
        if (length == 0)
        {
            ModelState.AddModelError(nameof(Description), words["report.details.missing"]);
        }
        else if (length > LongestDescription)
        {
            ModelState.AddModelError(nameof(Description), words["rule.text-long", LongestDescription]);
        }
    }
}
