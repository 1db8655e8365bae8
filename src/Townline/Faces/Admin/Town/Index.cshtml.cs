using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Portal.Report;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Town;

/// <summary>What the town is called, where it is found, how it looks and speaks, how else to reach it.</summary>
[Needs(Right.SettingsEdit)]
[TakesUploads]
internal sealed class TownModel(TownContext town, TownEditor editor, PhotoShelf shelf, WordBook book, LastChange lastChange, IWords words) : PageModel
{
    private const string LogoField = "Logo";

    [BindProperty]
    public TownInput Input { get; set; } = new();

    public bool Saved { get; private set; }

    public StaleEdit? Stale { get; private set; }

    /// <summary>A logo that was uploaded and is not saved yet.</summary>
    public ShelvedFile? NewLogo { get; private set; }

    public string? Logo => town.Tenant.Settings.Logo;

    public IReadOnlyList<FieldOption> Zones { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Order(StringComparer.Ordinal).Select(id => new FieldOption(id, id))];

    /// <summary>Languages that there are words for.</summary>
    public IReadOnlyList<FieldOption> Languages =>
        [.. book.Languages.Where(language => language != LanguageTag.Pseudo).Order(StringComparer.Ordinal).Select(language => new FieldOption(language, LanguageTag.OwnName(language)))];

    public void OnGet(bool saved)
    {
        Saved = saved;
        Input = TownInput.Of(TownSheet.Of(town.Tenant));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await TakeLogo(cancel);
        var sheet = Input.Apply(TownSheet.Of(town.Tenant));
        foreach (var problem in await editor.Problems(town.TenantId, sheet, cancel))
        {
            ModelState.AddModelError(FieldOf(problem.Where), words[$"town.{problem.Code}", problem.Args]);
        }

        return ModelState.IsValid && await Save(sheet, cancel) ? Redirect("/admin/town?saved=true") : Page();
    }

    private async Task<bool> Save(TownSheet sheet, CancellationToken cancel)
    {
        try
        {
            await town.Write(
                async unit =>
                {
                    var logo = NewLogo is null ? [] : await Drafts.Give(unit, town.Tenant, [NewLogo.Ticket], TownFiles.OwnerName, unit.TenantId);
                    var changed = logo is [var file] ? sheet with { Settings = sheet.Settings with { Logo = file.Link } } : sheet;
                    await editor.Save(unit, changed, Input.Version, string.IsNullOrWhiteSpace(Input.Reason) ? null : Input.Reason.Trim());
                },
                cancel);
            return true;
        }
        catch (StaleTownException stale)
        {
            Stale = await lastChange.Of(town.TenantId, TenantChanged.Name, Differences.Between(stale.Current, sheet), cancel);
            ModelState.AddModelError("", words["admin.stale"]);
            ModelState.Remove("Input.Version");
            Input.Version = stale.Current.Version;
            return false;
        }
    }

    /// <summary>A picture stays uploaded while something else is mended.</summary>
    private async Task TakeLogo(CancellationToken cancel)
    {
        var (tickets, refusals) = await shelf.Add(Request.Form.Files.Where(file => file.Name == LogoField && file.Length > 0).Take(1), 0, cancel);
        foreach (var refusal in refusals)
        {
            ModelState.AddModelError(LogoField, refusal);
        }

        NewLogo = (await shelf.Show([tickets.Count > 0 ? tickets[0] : Input.LogoTicket ?? ""], cancel)) is [var file] ? file : null;
        if (NewLogo is { Shown: false })
        {
            ModelState.AddModelError(LogoField, words["admin.town.logo.wrong"]);
            NewLogo = null;
        }
    }

    private static string FieldOf(string place) => place switch
    {
        nameof(TenantSettings.ContactEmail) => "Input.Email",
        _ => $"Input.{place}",
    };
}
