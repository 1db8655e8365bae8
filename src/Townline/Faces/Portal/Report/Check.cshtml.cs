using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Portal.Report.Form;
using Townline.Faces.Shared.Fields;
using Townline.Faces.Shared.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>"Check your answers": everything at a glance, each with a way to change it, and the button that sends.</summary>
internal sealed class CheckPage(Journeys journeys, PhotoShelf shelf, ReportSender sender) : ReportStep(journeys)
{
    public override string Step => Journey.Check;

    public IReadOnlyList<ShelvedFile> Photos { get; private set; } = [];

    public bool IsPublic => Journey.Service.Visibility == RequestVisibility.Public && Journey.Typed.Contact is not { KeepPrivate: true };

    /// <summary>What is not yet answered is asked first; an address that leads to nothing any more says so.</summary>
    protected override Task<IActionResult?> Refuse() => Task.FromResult<IActionResult?>(
        Journey.Typed.Done.Count == 0 ? StatusCode(StatusCodes.Status410Gone) : Journey.Missing is { } step ? Redirect(Journey.UrlOf(step)) : null);

    public async Task OnGet(CancellationToken cancel) => Photos = await shelf.Show(Journey.Typed.Photos, cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (AnswerCheck.Check(Journey.Service.Form, Journey.Typed.Answers).Problems is [var problem, ..])
        {
            // The form was changed while this report was being written.
            var step = Journey.DetailsAt(FormPages.Depth(Journey.Service.Form, problem.Question));
            Journey.Typed.Done.Remove(step);
            await Save();
            return Redirect(Journey.UrlOf(step));
        }

        await sender.Send(Journey, cancel);
        return Redirect(Journey.UrlOf(DonePage.Name));
    }

    public IEnumerable<SummaryRow> Rows(IWords words, TownTime time)
    {
        var (typed, service) = (Journey.Typed, Journey.Service);
        if (service.NeedsPlace)
        {
            yield return new SummaryRow(words["report.check.where"], Where(words), Journey.UrlOf(Journey.Place));
        }

        yield return new SummaryRow(words["report.check.what"], typed.Description, Journey.UrlOf(Journey.Details));
        foreach (var question in service.Form.Questions.Where(question => question.Type is not (QuestionType.Info or QuestionType.Photo) && AnswerCheck.IsAsked(question, typed.Answers)))
        {
            var answer = AnswerText.Of(question, typed.Answers.GetValueOrDefault(question.Code) ?? [], words, time);
            yield return new SummaryRow(words.Of(question.Label), answer, Journey.UrlOf(Journey.DetailsAt(FormPages.Depth(service.Form, question))));
        }

        yield return new SummaryRow(words["report.check.photos"], words["report.check.photos.count", Photos.Count], Journey.UrlOf(Journey.Photos));
        var contact = typed.Contact;
        var lines = new[] { contact?.Name, contact?.Email, contact?.Phone }.Where(line => line is not null);
        yield return new SummaryRow(words["report.check.you"], string.Join("\n", lines) is { Length: > 0 } you ? you : words["report.check.anonymous"], Journey.UrlOf(Journey.Contact));
    }

    private string? Where(IWords words) => Journey.Typed.Place switch
    {
        { Address: { } address } => address,
        { Latitude: { } latitude, Longitude: { } longitude } => words["report.place.point", $"{latitude:0.0000}", $"{longitude:0.0000}"],
        _ => null,
    };
}
