using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Phone;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Counter;

/// <summary>What people come for, which counters there are, what a visit can come to, and the links of tablets and screens.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class SetupModel(TownContext town, ICounterSetup setups, ICounterDevices devices, IWords words) : PageModel
{
    private const char SkillSign = '#';

    [BindProperty]
    public string? Reasons { get; set; }

    [BindProperty]
    public string? Counters { get; set; }

    [BindProperty]
    public string? Dispositions { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Device { get; set; }

    public bool Saved { get; private set; }

    /// <summary>Shown once.</summary>
    public string? Link { get; private set; }

    public IReadOnlyList<CounterDevice> Devices { get; private set; } = [];

    public string Languages => string.Join(" / ", town.Tenant.Languages);

    public async Task OnGet(string? saved, CancellationToken cancel)
    {
        Saved = saved == "yes";
        await Fill(cancel);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var setup = new CounterSetup
        {
            Reasons = [.. SetupLines.Read(Reasons).Select(line => Reason(line.Left, line.Right))],
            Counters = [.. SetupLines.Read(Counters).Select(line => line.Left)],
            Dispositions = SetupLines.Dispositions(Dispositions, town.Tenant.Languages),
            Version = Version,
        };
        try
        {
            await town.Write(unit => setups.Save(unit, setup), cancel);
            return Redirect("/desk/counter/setup?saved=yes");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(Reasons), words[$"rule.{broken.Code}", [.. broken.Args]]);
            Devices = await devices.All(town.Db, cancel);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostDevice(CancellationToken cancel)
    {
        try
        {
            var secret = await town.Write(unit => devices.Add(unit, PlainText.Clean(Device)), cancel);
            Link = $"{Request.Scheme}://{Request.Host}/counter/device/{secret}";
            (Device, ModelState[nameof(Device)]!.RawValue, ModelState[nameof(Device)]!.AttemptedValue) = (null, null, null);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(Device), words[$"rule.{broken.Code}", [.. broken.Args]]);
        }

        await Fill(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke(long id, CancellationToken cancel)
    {
        await town.Write(unit => devices.Revoke(unit, id), cancel);
        return Redirect("/desk/counter/setup");
    }

    private async Task Fill(CancellationToken cancel)
    {
        var setup = await setups.Of(town.TenantId);
        var languages = town.Tenant.Languages;
        Reasons = SetupLines.Write(setup.Reasons.Select(reason => (reason.Code, SetupLines.Name(reason.Name, languages) + (reason.Skill is { } skill ? $" {SkillSign}{skill}" : ""))));
        Counters = string.Join('\n', setup.Counters);
        Dispositions = SetupLines.Dispositions(setup.Dispositions, languages);
        Version = setup.Version;
        Devices = await devices.All(town.Db, cancel);
    }

    /// <summary><c>Name / Nombre #skill</c></summary>
    private VisitReason Reason(string code, string text)
    {
        var parts = text.Split(SkillSign, 2, StringSplitOptions.TrimEntries);
        return new VisitReason(code, SetupLines.Name(parts[0], town.Tenant.Languages), parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
    }
}
