using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Admin.Catalogue.Trying;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Portal.Report.Form;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The form of a service to fill in without making a request: what is asked, what is refused and why; and what the town expects of it, kept as tests.</summary>
internal sealed class TryModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words, TownTime time)
    : CatalogueModel(town, catalogue, editor, lastChange, words)
{
    public Dictionary<string, IReadOnlyList<string>> Answers { get; private set; } = new(StringComparer.Ordinal);

    public FormTrial Trial { get; private set; } = null!;

    /// <summary>Something was filled in, so that what is refused is said.</summary>
    public bool Tried { get; private set; }

    public bool Saved { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGet(long id, string? test, bool saved)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        (Saved, Version) = (saved, Service.Version);
        if (Service.Form.Tests?.FirstOrDefault(known => known.Name == test) is { } kept)
        {
            (Name, Answers, Tried) = (kept.Name, kept.Answers.ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal), true);
        }

        return Show();
    }

    /// <param name="step">"keep" keeps what comes of these answers as what is expected, "drop" takes the test of that name away; without one it is tried.</param>
    public async Task<IActionResult> OnPost(long id, string? step)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        Tried = true;
        foreach (var question in Service.Form.Questions)
        {
            Answers[question.Code] = QuestionFields.Read(question, Request.Form, Words, time);
        }

        var tests = (Service.Form.Tests ?? []).Where(test => test.Name != Name?.Trim()).ToList();
        if (step == "keep" && Kept(tests) is { } test)
        {
            tests.Add(test);
        }

        if (step is "keep" or "drop" && ModelState.IsValid)
        {
            var changed = Service with { Form = Service.Form with { Tests = tests.Count > 0 ? tests : null } };
            if (await Save(changed, Version, null, _ => "") is not null)
            {
                return Redirect($"/admin/catalogue/service/{id}/try?saved=true&test={Uri.EscapeDataString(step == "keep" ? Name!.Trim() : "")}");
            }

            ModelState.Remove(nameof(Version));
            Version = Service.Version;
        }

        return Show();
    }

    /// <summary>The questions that are asked, with what was answered and what is wrong with it; notes among them.</summary>
    public IEnumerable<(FormQuestion Question, Field Field)> Fields =>
        from question in Service.Form.Questions
        where question.Type == QuestionType.Info || Trial.Asked.Contains(question.Code)
        select (question, QuestionFields.Field(question, Answers.GetValueOrDefault(question.Code) ?? [], Words, time) with { Error = Why(question) });

    /// <summary>Why the answer is refused; null when it holds.</summary>
    public string? Why(FormQuestion question) =>
        Tried && Trial.Refused.FirstOrDefault(refused => refused.Code == question.Code) is { } refused ? Words[$"rule.{refused.Problem}", question.Label] : null;

    /// <summary>"How deep is it? → To the knee": the answers after which a question is asked.</summary>
    public string When(FormQuestion question)
    {
        var on = Service.Form.Questions.First(asked => asked.Code == question.ShowIf!.Code);
        return Words["admin.form.condition", on.Label, string.Join(" / ", question.ShowIf!.AnyOf.Select(key => on.Options.FirstOrDefault(option => option.Key == key) is { } option ? Words.Of(option.Label) : key))];
    }

    private FormTest? Kept(List<FormTest> others)
    {
        if (Name?.Trim() is not { Length: > 0 and <= FormTest.LongestName } name)
        {
            ModelState.AddModelError(nameof(Name), Words["admin-try.name.missing", FormTest.LongestName]);
            return null;
        }

        if (others.Count >= FormTest.Most)
        {
            ModelState.AddModelError(nameof(Name), Words["admin-try.most", FormTest.Most]);
            return null;
        }

        var trial = FormTrial.Of(Service.Form, Answers);
        return new FormTest(name, Answers.Where(answer => answer.Value.Count > 0).ToDictionary(StringComparer.Ordinal), trial.Asked, trial.Refused);
    }

    private IActionResult Show()
    {
        Trial = FormTrial.Of(Service.Form, Answers);
        return Page();
    }
}
