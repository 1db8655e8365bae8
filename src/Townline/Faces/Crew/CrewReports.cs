using Townline.Faces.Portal.Report;
using Townline.Places.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>Takes the forms about jobs: photos in, the report to the module, and what is to be mended back.</summary>
internal sealed class CrewReports(
    TownContext town, IFieldWork field, IRequestQueries requests, ICatalogue catalogue, PlaceReader places, FileIntake intake, Drafts drafts, TimeProvider time, IWords words)
{
    /// <param name="late">Sent by the phone itself later on: nobody is there to mend it, so it is taken as far as it can be.</param>
    public async Task<CrewOutcome> Take(HttpRequest http, CrewInput input, long staffId, long reference, bool late, CancellationToken cancel)
    {
        if (await field.Answered(town.Db, staffId, input.Key, cancel) is { } answered)
        {
            return new CrewOutcome { Answer = answered };
        }

        if (await requests.ByNumber(town.TenantId, reference, cancel) is not { } request)
        {
            return new CrewOutcome { Unknown = true };
        }

        var photos = (await drafts.Find(input.Kept, cancel)).ToList();
        var outcomes = http.Form.Files.Count == 0 ? [] : await intake.Take(town.Tenant, http.Form.Files, time.GetUtcNow(), cancel, already: photos.Count);
        List<StoredFile> taken = [.. outcomes.Select(outcome => outcome.File).OfType<StoredFile>()];
        await drafts.Save(taken, cancel);
        photos.AddRange(taken);
        List<string> refused = [.. outcomes.Where(outcome => outcome.Refusal is not null).Select(Refused)];
        if (refused.Count > 0 && !late)
        {
            return new CrewOutcome { Problem = ("Photos", string.Join(" ", refused)), Photos = photos };
        }

        var place = input.Step == FieldStep.NotHere ? await Place(request, input, cancel) : new PlaceReading(null);
        if (place.Problem is { } problem)
        {
            if (!late)
            {
                return new CrewOutcome { Problem = ("Where", problem), Photos = photos };
            }

            refused.Add(problem);
        }

        return await Tell(Report(input, request, staffId, place.Place is { } found ? (found.Address, PointOf(found.Latitude, found.Longitude)) : default, late) with
        {
            Photos = [.. photos.Select(drafts.Ticket)],
            Refused = refused,
        }, photos, cancel);
    }

    private async Task<CrewOutcome> Tell(FieldReport report, IReadOnlyList<StoredFile> photos, CancellationToken cancel)
    {
        try
        {
            town.Actor = town.Actor with { Source = "crew" };
            return new CrewOutcome { Answer = await town.Write(unit => field.Tell(unit, town.Tenant, report), cancel) };
        }
        catch (RuleBrokenException broken)
        {
            return new CrewOutcome { Problem = (FieldOf(broken.Code), words[$"rule.{broken.Code}", [.. broken.Args]]), Photos = photos };
        }
        catch (KeyNotFoundException)
        {
            return new CrewOutcome { Unknown = true };
        }
    }

    private async Task<PlaceReading> Place(RequestView request, CrewInput input, CancellationToken cancel)
    {
        var service = (await catalogue.Of(town.TenantId)).ById(request.ServiceId);
        return input.Where.IsEmpty || service is null ? new PlaceReading(null) : await places.Read(service, input.Where, asWritten: true, cancel);
    }

    private static FieldReport Report(CrewInput input, RequestView request, long staffId, (string? Address, GeoPoint? Point) place, bool late) => new()
    {
        Key = input.Key,
        RequestId = request.Id,
        StaffId = staffId,
        Step = input.Step,
        Text = input.Text,
        Outcome = input.Outcome,
        To = input.To,
        TeamId = input.TeamId,
        Point = place.Point,
        Address = place.Address,
        SaidAt = input.SaidAt,
        SentAt = input.SentAt,
        Late = late,
        Pass = input.Pass,
    };

    private static GeoPoint? PointOf(double? latitude, double? longitude) => latitude is { } lat && longitude is { } @long && GeoPoint.TryCreate(lat, @long, out var point) ? point : null;

    private string Refused(FileOutcome outcome)
    {
        var limits = town.Tenant.Settings.Files;
        return $"{outcome.Name}: {words[outcome.Refusal!.Value.Key(), limits.ImageBytes / FileLimits.Megabyte, limits.FilesPerRequest, limits.Pixels / 1_000_000]}";
    }

    private static string FieldOf(string rule) => rule switch
    {
        "close-evidence" => "Photos",
        "close-to" => "To",
        "outcome-missing" => "Outcome",
        "field-team" => "TeamId",
        "field-place" => "Where",
        _ => "Text",
    };
}
