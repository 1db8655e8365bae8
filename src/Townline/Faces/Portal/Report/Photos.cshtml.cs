using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>Photos, as many as there are. What the camera knows of the place is offered when none was given yet.</summary>
[TakesUploads]
internal sealed class PhotosPage(Journeys journeys, PhotoShelf shelf, PlaceReader reader, TownContext town, IWords words) : ReportStep(journeys)
{
    private const string FieldName = "Photos";

    public override string Step => Journey.Photos;

    public IReadOnlyList<ShelvedFile> Files { get; private set; } = [];

    /// <summary>Where one of the photos was taken, while the report has no place.</summary>
    public TypedPlace? Offer { get; private set; }

    public int Most => town.Tenant.Settings.Files.FilesPerRequest;

    /// <summary>The form's own question for a photo, if it has one.</summary>
    public string Label => Question is { } question ? words.Of(question.Label) : words["report.photos"];

    public bool Required => Question is { Required: true };

    private FormQuestion? Question => Journey.Service.Form.Questions.FirstOrDefault(question => question.Type == QuestionType.Photo && AnswerCheck.IsAsked(question, Journey.Typed.Answers));

    public Task OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await Show(cancel);
        var offered = Offer;
        var tickets = Journey.Typed.Photos;
        tickets.RemoveAll(ticket => Files.All(file => file.Ticket != ticket) || ticket == Request.Form["remove"]);
        var (added, refusals) = await shelf.Add(Request.Form.Files, tickets.Count, cancel);
        tickets.AddRange(added);
        await Show(cancel);

        foreach (var refusal in refusals)
        {
            ModelState.AddModelError(FieldName, refusal);
        }

        if (Request.Form["use-place"] == "yes" && offered is not null)
        {
            Journey.Typed.Place = offered;
            Journey.Typed.Done.Add(Journey.Place);
        }
        else if (Request.Form["more"].Count > 0 || Request.Form["remove"].Count > 0 || (Offer is not null && offered is null))
        {
            await Save();
            return ModelState.IsValid ? Redirect(Journey.UrlOf(Step)) : Page();
        }
        else if (Required && tickets.Count == 0 && refusals.Count == 0)
        {
            ModelState.AddModelError(FieldName, words["report.photos.missing"]);
        }

        if (!ModelState.IsValid)
        {
            await Save();
            return Page();
        }

        return await Continue();
    }

    private async Task Show(CancellationToken cancel)
    {
        Files = await shelf.Show(Journey.Typed.Photos, cancel);
        Offer = null;
        if (Journey.Service.NeedsPlace && Journey.Typed.Place is null)
        {
            foreach (var file in Files.Where(file => file.Latitude is not null && file.Longitude is not null))
            {
                Offer ??= await reader.OfPhoto(Journey.Service, file.Latitude!.Value, file.Longitude!.Value, cancel);
            }
        }
    }
}
