using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Import.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Imports;

/// <summary>Imports of requests from other systems: a new file, what was brought before, and the mappings that were saved.</summary>
[Needs(Right.SettingsEdit)]
[TakesUploads(Megabytes = Megabytes)]
internal sealed class ImportsModel(TownContext town, IRequestImports imports, IFileStore contents, IWords words) : PageModel
{
    /// <summary>The most that a file may weigh; a larger one is for the command line, which reads it where it lies.</summary>
    public const int Megabytes = 100;
    private const string FileField = "Files";
    private const int MostRuns = 20;
    private const int LongestName = 200;

    /// <summary>Name of the mapping to read the file by; empty to guess.</summary>
    [BindProperty]
    public string? Map { get; set; }

    public IReadOnlyList<ImportRunView> Runs { get; private set; } = [];

    public IReadOnlyList<string> Saved { get; private set; } = [];

    public IReadOnlyList<FieldOption> Choices => [new("", words["imports.map.guess"]), .. Saved.Concat(imports.ReadyMaps.Except(Saved)).Select(name => new FieldOption(name, name))];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostBring(CancellationToken cancel)
    {
        if (Request.Form.Files.FirstOrDefault(file => file.Name == FileField && file.Length > 0) is not { } file)
        {
            return await Again(Request.Form.Files.Any(file => file.FileName.Length > 0) ? words["imports.refused.empty"] : words["imports.file.missing"], cancel);
        }

        if (file.Length > Megabytes * FileLimits.Megabyte)
        {
            return await Again(words["imports.file.large", words.Number(Megabytes)], cancel);
        }

        await using var stream = file.OpenReadStream();
        var name = Path.GetFileName(file.FileName);
        try
        {
            var content = await contents.Keep(stream, cancel);
            var id = await imports.Begin(town.Tenant, town.Actor, name.Length <= LongestName ? name : name[^LongestName..], content, string.IsNullOrEmpty(Map) ? null : Map, cancel);
            return Redirect($"/admin/imports/{id}");
        }
        catch (ImportRefusedException refused)
        {
            return await Again(words[$"imports.refused.{refused.Key}", [.. refused.Args]], cancel);
        }
    }

    /// <summary>A saved mapping as a file.</summary>
    public async Task<IActionResult> OnGetMap(string name, CancellationToken cancel) =>
        await imports.MapJson(town.TenantId, name, cancel) is { } json ? File(Encoding.UTF8.GetBytes(json), "application/json", $"{name}.json") : NotFound();

    public async Task<IActionResult> OnPostRemove(string name, CancellationToken cancel)
    {
        await imports.RemoveMap(town.Tenant, town.Actor, name, cancel);
        return Redirect("/admin/imports");
    }

    private async Task<IActionResult> Again(string problem, CancellationToken cancel)
    {
        ModelState.AddModelError(FileField, problem);
        await Load(cancel);
        return Page();
    }

    private async Task Load(CancellationToken cancel)
    {
        Runs = await imports.Latest(town.TenantId, MostRuns, cancel);
        Saved = await imports.Maps(town.TenantId, cancel);
    }
}
