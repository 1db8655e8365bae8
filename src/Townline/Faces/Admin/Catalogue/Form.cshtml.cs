using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The questions of a service: added, changed, put in order, taken out. Only "save" saves; the other buttons change what is typed.</summary>
[RequestFormLimits(ValueCountLimit = MostFields)]
internal sealed class FormModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words)
    : CatalogueModel(town, catalogue, editor, lastChange, words)
{
    /// <summary>A hundred questions with thirty choices in three languages.</summary>
    internal const int MostFields = 20_000;

    [BindProperty]
    public FormInput Input { get; set; } = new();

    public bool Saved { get; private set; }

    /// <summary>Something was changed here that is not saved yet.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>The form that is meant by what is typed, against which the saved tests run.</summary>
    public ServiceForm Typed => Input.Read(Service.Form, Languages);

    /// <summary>Place of the question to look at.</summary>
    public int? Open { get; private set; }

    public async Task<IActionResult> OnGet(long id, bool saved)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        Saved = saved;
        Input = FormInput.Of(Service);
        return Show();
    }

    /// <param name="step">See <see cref="FormInput.Do"/>; without one it is saved.</param>
    public async Task<IActionResult> OnPost(long id, string? step)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        if (!string.IsNullOrEmpty(step))
        {
            Open = Input.Do(step);
            Unsaved = true;
            ModelState.Clear();
            return Show();
        }

        var changed = Service with { Form = Input.Read(Service.Form, Languages) };
        CheckConditions();
        Complain(changed, FieldOf);
        if (ModelState.IsValid && await Save(changed, Input.Version, Input.Reason, _ => "") is { } saved)
        {
            return Redirect($"/admin/catalogue/service/{saved}/form?saved=true");
        }

        if (Stale is not null)
        {
            ModelState.Remove("Input.Version");
            Input.Version = Service.Version;
        }

        return Show();
    }

    /// <summary>The answers that a question can depend on: those of the lists before it, and those it depends on already.</summary>
    public IReadOnlyList<FieldOption> Conditions(int place)
    {
        var own = Input.Questions[place].Conditions;
        var offered =
            from asked in Input.Questions.Select((question, at) => (question, at))
            where asked.at != place && QuestionType.IsList(asked.question.Type ?? "")
            let form = asked.question.Read(Languages, [])
            where asked.at < place || own.Exists(condition => condition.StartsWith($"{form.Code}=", StringComparison.Ordinal))
            from option in form.Options
            select new FieldOption($"{form.Code}={option.Key}", Words["admin.form.condition", form.Label, option.Label]);
        var list = offered.ToList();
        return [.. list, .. own.Where(condition => list.TrueForAll(option => option.Value != condition)).Select(condition => new FieldOption(condition, condition))];
    }

    public bool IsWrong(int place) => ModelState.Any(entry => entry.Key.StartsWith($"Input.Questions[{place}].", StringComparison.Ordinal) && entry.Value!.Errors.Count > 0);

    private PageResult Show()
    {
        Input.Questions.ForEach(FormInput.Spare);
        return Page();
    }

    private void CheckConditions()
    {
        for (var place = 0; place < Input.Questions.Count; place++)
        {
            if (Input.Questions[place].Conditions.OfType<string>().Select(condition => condition.Split('=', 2)[0]).Distinct().Count() > 1)
            {
                ModelState.AddModelError($"Input.Questions[{place}].Conditions", Words["admin.form.condition.several", Input.Questions[place].Title(Languages, Words.Language)]);
            }
        }
    }

    private string FieldOf(string place) => place switch
    {
        _ when place.EndsWith(".Label", StringComparison.Ordinal) => $"Input.{place}[{Languages[0]}]",
        _ when place.EndsWith(".ShowIf", StringComparison.Ordinal) => $"Input.{place[..^"ShowIf".Length]}Conditions",
        _ when place.StartsWith("Questions", StringComparison.Ordinal) => $"Input.{place}",
        _ => "",
    };
}
