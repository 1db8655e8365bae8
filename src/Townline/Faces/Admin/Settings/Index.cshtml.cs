using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Settings;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Transfer.Contracts;

namespace Townline.Faces.Admin.Settings;

/// <summary>The town's settings as files: out, and in from another town after a look at the difference.</summary>
[Needs(Right.SettingsEdit)]
[TakesUploads]
internal sealed class SettingsModel(TownContext town, ISettingsExchange exchange, KeptUpload kept, IWords words) : PageModel
{
    private const string FileField = "Files";
    private const string Use = "settings";

    /// <summary>The uploaded file between the look and the choice.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    /// <summary>What is chosen, each as <see cref="Choice"/> gives it.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The difference; null where no file was uploaded yet.</summary>
    public SettingsPlan? Plan { get; private set; }

    /// <summary>How many were applied just now.</summary>
    public int? Applied { get; private set; }

    public IEnumerable<PlannedItem> Different => Plan!.Items.Where(item => item.Change != PlannedChange.Same);

    public int Alike => Plan!.Items.Count(item => item.Change == PlannedChange.Same);

    /// <summary>An item and the difference that was seen.</summary>
    public static string Choice(PlannedItem item) => $"{item.Item.Path} {item.Seen}";

    public void OnGet(int? applied) => Applied = applied;

    public async Task<IActionResult> OnPostCompare(CancellationToken cancel)
    {
        if (Request.Form.Files.FirstOrDefault(file => file.Name == FileField && file.Length > 0) is not { } file)
        {
            ModelState.AddModelError(FileField, words["settings.file.missing"]);
            return Page();
        }

        await using var stream = file.OpenReadStream();
        if (await Compare(stream, cancel))
        {
            stream.Position = 0;
            Ticket = await kept.Keep(Use, stream, cancel);
            Chosen = [.. Different.Where(item => !item.Item.IsOwn).Select(Choice)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostApply(CancellationToken cancel)
    {
        await using var stream = await kept.Open(Use, Ticket, cancel);
        if (stream is null)
        {
            ModelState.AddModelError(FileField, words["settings.file.gone"]);
            return Page();
        }

        if (!await Compare(stream, cancel))
        {
            return Page();
        }

        var chosen = Different.Where(item => Chosen.Contains(Choice(item))).ToList();
        if (chosen.Count != Chosen.Distinct().Count() || chosen.Count == 0)
        {
            ModelState.AddModelError("", words[chosen.Count == 0 && Chosen.Count == 0 ? "settings.none-chosen" : "settings.stale"]);
            return Page();
        }

        try
        {
            await exchange.Apply(town.Tenant, town.Actor, chosen, string.IsNullOrWhiteSpace(Reason) ? words["settings.reason.from", Plan!.From.Town] : Reason.Trim(), cancel);
            return Redirect($"/admin/settings?applied={chosen.Count}");
        }
        catch (SettingsRefusedException refused)
        {
            Tell(refused);
            return Page();
        }
    }

    private async Task<bool> Compare(Stream zip, CancellationToken cancel)
    {
        try
        {
            Plan = await exchange.Compare(town.Tenant, SettingsPackage.Read(zip), cancel);
            return true;
        }
        catch (SettingsRefusedException refused)
        {
            Tell(refused);
            return false;
        }
    }

    private void Tell(SettingsRefusedException refused) =>
        ModelState.AddModelError(Plan is null ? FileField : "", $"{(refused.Path.Length > 0 ? $"{refused.Path}: " : "")}{words[refused.Key, [.. refused.Args]]}");
}
