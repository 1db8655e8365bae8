using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Import.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Imports;

/// <summary>One import: its mapping, what it would come to, how far it is, what came of it.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class RunModel(TownContext town, IRequestImports imports, ICatalogue catalogue, TimeProvider time, IWords words) : PageModel
{
    /// <summary>How many values of the service or the status are asked for; the others are read as the mapping has them.</summary>
    public const int MostValues = 100;

    /// <summary>An import that has not got on for so long has lost its process.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);
    private const int LongestSource = 60;

    [BindProperty]
    public ImportInput Input { get; set; } = new();

    public ImportRunView Run { get; private set; } = null!;

    /// <summary>Null when it is past choosing, or the file cannot be read.</summary>
    public ImportSheet? Sheet { get; private set; }

    public bool Saved { get; private set; }

    public bool MayChoose => Run.State is ImportState.Draft or ImportState.Checking or ImportState.Checked;

    public bool IsSilent => Run.IsBusy && time.GetUtcNow() - Run.HeardAt > Silence;

    public IReadOnlyList<FieldOption> ColumnsFor(string field) =>
    [
        new("", words["imports.none"]),
        .. Sheet!.Choice.Columns.GetValueOrDefault(field) == ImportChoice.AsItIs ? new[] { new FieldOption(ImportChoice.AsItIs, words["imports.as-it-is"]) } : [],
        .. Sheet.Columns.Select(column => new FieldOption(column.Reference, column.Name.Length > 0 ? column.Name : column.Reference)),
    ];

    /// <summary>Samples of the column that a field has.</summary>
    public string SamplesOf(string field) =>
        Sheet!.Columns.FirstOrDefault(column => column.Reference == Sheet.Choice.Columns.GetValueOrDefault(field)) is { Samples.Count: > 0 } column
            ? words["imports.examples", string.Join(" · ", column.Samples.Select(Short))]
            : "";

    public IReadOnlyList<FieldOption> Services { get; private set; } = [];

    public IReadOnlyList<FieldOption> Statuses => [new("", words["imports.status.none"]), .. ImportStatuses.All.Select(each => new FieldOption(each, words[$"imports.status.{each.Replace(':', '.')}"]))];

    public IReadOnlyList<FieldOption> DateForms =>
    [
        .. Sheet!.Choice.Dates == ImportChoice.AsItIs ? new[] { new FieldOption(ImportChoice.AsItIs, words["imports.as-it-is"]) } : [],
        .. new[] { "iso", "month-first", "day-first", "year-first", "month-name", "unix", "unix-ms" }.Select(each => new FieldOption(each, words[$"imports.dates.{each}"])),
    ];

    public IReadOnlyList<FieldOption> Separators => [new("", words["imports.separator.found", SeparatorName(Sheet!.Separator)]), .. ImportInput.Separators.Select(each => new FieldOption(each.Name, words[$"imports.separator.{each.Name}"]))];

    public IReadOnlyList<FieldOption> Encodings => [new("", words["imports.encoding.utf"]), .. ImportInput.Encodings.Skip(1).Select(each => new FieldOption(each, words[$"imports.encoding.{each}"]))];

    public IReadOnlyList<string> More => [.. Sheet!.Choice.IsPublic ? new[] { "public" } : [], .. Sheet.Choice.IsBounded ? new[] { "bounded" } : [], .. Sheet.Choice.KeepsRest ? new[] { "rest" } : []];

    public IReadOnlyList<FieldOption> MoreOptions => [.. new[] { "public", "bounded", "rest" }.Select(each => new FieldOption(each, words[$"imports.more.{each}"], words[$"imports.more.{each}.hint"]))];

    public string SeparatorOf(string character) => ImportInput.Separators.FirstOrDefault(each => each.Character == character).Name ?? "";

    public async Task<IActionResult> OnGet(long id, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        return await Load(id, cancel) ? Page() : NotFound();
    }

    /// <summary>How far it is; fetched again when it gets on.</summary>
    public async Task<IActionResult> OnGetProgress(long id, CancellationToken cancel) =>
        await imports.Find(town.TenantId, id, cancel) is { } run ? Partial("/Faces/Admin/Imports/_Progress.cshtml", run) : NotFound();

    /// <summary>The refused rows, to be put right and brought in again.</summary>
    public async Task<IActionResult> OnGetRefused(long id, CancellationToken cancel)
    {
        if (await imports.Find(town.TenantId, id, cancel) is not { } run)
        {
            return NotFound();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = $"{Path.GetFileNameWithoutExtension(run.FileName)}.rejects.csv" }.ToString();
        await foreach (var line in imports.Rejections(town.TenantId, id, cancel))
        {
            await Response.Body.WriteAsync(Encoding.UTF8.GetBytes(line), cancel);
        }

        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostLook(long id, CancellationToken cancel)
    {
        var choice = Input.Read();
        if (choice.Source.Length is 0 or > LongestSource)
        {
            ModelState.AddModelError("Input.Source", words["imports.source.wrong", LongestSource]);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(choice.TimeZone, out _))
        {
            ModelState.AddModelError("Input.TimeZone", words["imports.zone.wrong"]);
        }

        if (!ModelState.IsValid)
        {
            return await Load(id, cancel) ? Page() : NotFound();
        }

        return await Do(id, async () =>
        {
            await imports.Choose(town.Tenant, town.Actor, id, choice, cancel);
            if (await imports.Look(town.Tenant, id, cancel) is { Missing.Count: 0, Problem: null })
            {
                await imports.Check(town.Tenant, town.Actor, id, cancel);
            }
        }, "#result", cancel);
    }

    public Task<IActionResult> OnPostStart(long id, CancellationToken cancel) => Do(id, () => imports.Start(town.Tenant, town.Actor, id, cancel), "", cancel);

    public Task<IActionResult> OnPostStop(long id, CancellationToken cancel) => Do(id, () => imports.Stop(town.Tenant, town.Actor, id, cancel), "", cancel);

    public Task<IActionResult> OnPostReopen(long id, CancellationToken cancel) => Do(id, () => imports.Reopen(town.Tenant, town.Actor, id, cancel), "", cancel);

    public Task<IActionResult> OnPostSave(long id, string? name, CancellationToken cancel) => Do(id, () => imports.SaveMap(town.Tenant, town.Actor, id, name ?? "", cancel), "?saved=true", cancel);

    public async Task<IActionResult> OnPostForget(long id, CancellationToken cancel) =>
        await Do(id, () => imports.Forget(town.Tenant, town.Actor, id, cancel), "", cancel) is RedirectResult ? Redirect("/admin/imports") : Page();

    private async Task<IActionResult> Do(long id, Func<Task> work, string after, CancellationToken cancel)
    {
        if (await imports.Find(town.TenantId, id, cancel) is null)
        {
            return NotFound();
        }

        try
        {
            await work();
            return Redirect($"/admin/imports/{id}{after}");
        }
        catch (ImportRefusedException refused)
        {
            ModelState.AddModelError("", words[$"imports.refused.{refused.Key}", [.. refused.Args]]);
            return await Load(id, cancel) ? Page() : NotFound();
        }
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await imports.Find(town.TenantId, id, cancel) is not { } run)
        {
            return false;
        }

        Run = run;
        if (!MayChoose)
        {
            return true;
        }

        try
        {
            Sheet = await imports.Look(town.Tenant, id, cancel);
        }
        catch (ImportRefusedException refused)
        {
            ModelState.AddModelError("", words[$"imports.refused.{refused.Key}", [.. refused.Args]]);
        }

        var services = (await catalogue.Of(town.TenantId)).All.Select(service => new FieldOption(service.Code, words.Of(service.Name))).OrderBy(option => option.Label, StringComparer.Create(words.Culture, ignoreCase: true));
        Services = [new("", words["imports.service.new"]), new(ImportChoice.LeaveOut, words["imports.service.leave"]), .. services];
        return true;
    }

    private string SeparatorName(char separator) =>
        ImportInput.Separators.FirstOrDefault(each => each.Character[0] == separator).Name is { } name ? words[$"imports.separator.{name}"] : $"{separator}";

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..59]}…";
}
