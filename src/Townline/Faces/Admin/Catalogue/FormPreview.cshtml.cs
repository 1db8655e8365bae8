using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Portal.Report.Form;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The questions of a service as residents will see them, page by page.</summary>
[RequestFormLimits(ValueCountLimit = FormModel.MostFields)]
internal sealed class FormPreviewModel(TownContext town, ICatalogue catalogue, ICatalogueEditor editor, LastChange lastChange, IWords words)
    : PreviewModel(town, catalogue, editor, lastChange, words)
{
    [BindProperty]
    public FormInput Input { get; set; } = new();

    public ServiceForm Form { get; private set; } = ServiceForm.None;

    /// <summary>Photos at most.</summary>
    public int Most => Town.Tenant.Settings.Files.FilesPerRequest;

    public FormQuestion? Photo => Form.Questions.FirstOrDefault(question => question.Type == QuestionType.Photo);

    public IEnumerable<QuestionsPage> Pages =>
        Enumerable.Range(0, FormPages.Deepest(Form) + 1)
            .Select(depth => new QuestionsPage(depth, [.. FormPages.OnPage(Form, depth)], _ => []))
            .Where(page => page.Depth == 0 || page.Questions.Count > 0);

    public Task<IActionResult> OnGet(long id) => Show(id, service => service.Form);

    public Task<IActionResult> OnPost(long id) => Show(id, service => Input.Read(service.Form, Languages));

    /// <summary>"How deep is it? → To the knee": what has to be answered for the question to be asked; null for one that always is.</summary>
    public string? When(FormQuestion question)
    {
        if (question.ShowIf is not { } condition || Form.Questions.FirstOrDefault(asked => asked.Code == condition.Code) is not { } on)
        {
            return null;
        }

        var answers = condition.AnyOf.Select(key => on.Options.FirstOrDefault(option => option.Key == key) is { } option ? Words.Of(option.Label) : key);
        return Words["admin.form.condition", on.Label, string.Join(" / ", answers)];
    }

    private async Task<IActionResult> Show(long id, Func<ServiceInfo, ServiceForm> form)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        Form = form(Service);
        ModelState.Clear();
        return Page();
    }
}
