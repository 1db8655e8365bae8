using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Places;

/// <summary>Brings areas, streets or addresses in from a file: it is looked through, columns are told apart, and only then is anything written.</summary>
[Needs(Right.SettingsEdit)]
[TakesUploads(Megabytes = Megabytes)]
internal sealed class BringModel(TownContext town, IPlaceImport places, KeptUpload kept, IWords words) : PageModel
{
    private const int Megabytes = 60;
    private const string FileField = "Files";
    private const string Use = "places";
    private const int LongestKind = 40;

    /// <summary>How many remarks about rows are shown.</summary>
    public const int MostRemarks = 50;

    [BindProperty]
    public PlaceKind What { get; set; }

    /// <summary>Kind of all areas in the file; empty takes each row's own.</summary>
    [BindProperty]
    public string? AreaKind { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public PlaceFormat Format { get; set; }

    /// <summary>From our field to the file's column; empty where the file has none.</summary>
    [BindProperty]
    public Dictionary<string, string?> Columns { get; set; } = [];

    /// <summary>Of a CSV file that was looked through.</summary>
    public IReadOnlyList<PlaceColumn> Header { get; private set; } = [];

    /// <summary>What the file would change, or did; null before one was looked through.</summary>
    public PlaceImportReport? Report { get; private set; }

    public bool Done { get; private set; }

    public IReadOnlyList<FieldOption> Kinds => [.. Enum.GetValues<PlaceKind>().Select(kind => new FieldOption($"{kind}", words[$"places.what.{kind}".ToLowerInvariant()]))];

    public IReadOnlyList<string> Fields => PlaceFields.Of(What);

    public IReadOnlyList<FieldOption> Choices => [new("", words["places.no-column"]), .. Header.Select(column => new FieldOption(column.Name, column.Name))];

    public PlaceColumn? Column(string field) => Columns.GetValueOrDefault(field) is { Length: > 0 } name ? Header.FirstOrDefault(column => column.Name == name) : null;

    public void OnGet(PlaceKind? what) => What = what ?? PlaceKind.Area;

    public async Task<IActionResult> OnPostLook(CancellationToken cancel)
    {
        if (AreaKind is { Length: > LongestKind })
        {
            ModelState.AddModelError(nameof(AreaKind), words["places.kind.long", LongestKind]);
            return Page();
        }

        if (Request.Form.Files.FirstOrDefault(file => file.Name == FileField && file.Length > 0) is { } file)
        {
            if (file.Length > Megabytes * FileLimits.Megabyte)
            {
                // Only its beginning is kept.
                ModelState.AddModelError(FileField, words["places.file.large", Megabytes]);
                return Page();
            }

            Format = PlaceFormats.OfFile(file.FileName);
            Columns = [];
            await using var fresh = file.OpenReadStream();
            Ticket = await kept.Keep(Use, fresh, cancel);
        }
        else if (string.IsNullOrEmpty(Ticket))
        {
            ModelState.AddModelError(FileField, words["places.file.missing"]);
            return Page();
        }

        return await Read(dryRun: true, cancel);
    }

    public Task<IActionResult> OnPostBring(CancellationToken cancel) => Read(dryRun: false, cancel);

    private async Task<IActionResult> Read(bool dryRun, CancellationToken cancel)
    {
        await using var stream = await kept.Open(Use, Ticket, cancel);
        if (stream is null)
        {
            ModelState.AddModelError(FileField, words["places.file.gone"]);
            Ticket = null;
            return Page();
        }

        try
        {
            if (Format == PlaceFormat.Csv)
            {
                Header = await places.Columns(stream, What, cancel);
                stream.Position = 0;
                if (Columns.Count == 0)
                {
                    Columns = Header.Where(column => column.Meaning is not null).ToDictionary(column => column.Meaning!, column => (string?)column.Name);
                    ModelState.Clear();
                }
            }

            var columns = Columns.Where(pair => pair.Value is { Length: > 0 } && Fields.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value!);
            var options = new PlaceImportOptions(What, Format, string.IsNullOrWhiteSpace(AreaKind) ? null : AreaKind.Trim(), columns, dryRun);
            Report = await places.Import(town.TenantId, town.Actor, stream, options, null, cancel);
            Done = !dryRun;
        }
        catch (PlacesFileException wrong)
        {
            ModelState.AddModelError(FileField, wrong.Message);
        }

        return Page();
    }
}
