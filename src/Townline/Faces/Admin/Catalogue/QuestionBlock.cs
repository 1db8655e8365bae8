using Townline.Platform.Words;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>One question in the editor.</summary>
/// <param name="Place">From 0.</param>
internal sealed record QuestionBlock(FormModel Page, int Place)
{
    public QuestionInput Question => Page.Input.Questions[Place];

    public string Name => $"Input.Questions[{Place}]";

    /// <summary>For the address of the buttons, so that the page comes back to where it was.</summary>
    public string Here(int place) => $"/admin/catalogue/service/{Page.Service.Id}/form#question-{place}";

    public string Title(IWords words) => Question.Title(Page.Languages, words.Language) is { Length: > 0 } title ? title : words["admin.form.new-question"];

    public bool IsOpen => Page.Open == Place || Page.IsWrong(Place);

    public bool IsLast => Place == Page.Input.Questions.Count - 1;
}
