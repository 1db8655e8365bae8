using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>Who sits behind which extension, which team answers which number, what a call can come to, and by when a missed one is called back.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class SetupModel(TownContext town, IPhoneSetup setups, IStaffDirectory staff, ITeams teams, IWords words) : PageModel
{
    [BindProperty]
    public string? Extensions { get; set; }

    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public string? Dispositions { get; set; }

    [BindProperty]
    public int Amount { get; set; }

    [BindProperty]
    public PromiseUnit Unit { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public bool Saved { get; private set; }

    /// <summary>The town's languages as they stand in names.</summary>
    public string Languages => string.Join(" / ", town.Tenant.Languages);

    public async Task OnGet(string? saved, CancellationToken cancel)
    {
        var setup = await setups.Of(town.TenantId);
        var members = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
        var list = await teams.Of(town.TenantId);
        Saved = saved == "yes";
        Extensions = SetupLines.Write(setup.Extensions.Select(each => (each.Number, members.GetValueOrDefault(each.StaffId)?.Email ?? "")));
        Lines = SetupLines.Write(setup.Lines.Select(each => (each.Number, list.ById(each.TeamId)?.Code ?? "")));
        Dispositions = SetupLines.Dispositions(setup.Dispositions, town.Tenant.Languages);
        (Amount, Unit, Version) = (setup.CallBack.Amount, setup.CallBack.Unit, setup.Version);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var extensions = new List<Extension>();
        var members = await staff.All(town.TenantId, cancel);
        foreach (var (number, email) in SetupLines.Read(Extensions))
        {
            if (members.FirstOrDefault(member => string.Equals(member.Email, email, StringComparison.OrdinalIgnoreCase)) is { } member)
            {
                extensions.Add(new Extension(number, member.Id));
            }
            else
            {
                ModelState.AddModelError(nameof(Extensions), words["phone.setup.nobody", email]);
            }
        }

        var lines = new List<PhoneLine>();
        var list = await teams.Of(town.TenantId);
        foreach (var (number, code) in SetupLines.Read(Lines))
        {
            if (list.ByCode(code) is { Active: true } team)
            {
                lines.Add(new PhoneLine(number, team.Id));
            }
            else
            {
                ModelState.AddModelError(nameof(Lines), words["phone.setup.no-team", code]);
            }
        }

        return ModelState.IsValid ? await Save(extensions, lines, cancel) : Page();
    }

    private async Task<IActionResult> Save(IReadOnlyList<Extension> extensions, IReadOnlyList<PhoneLine> lines, CancellationToken cancel)
    {
        try
        {
            var setup = new PhoneSetup
            {
                Extensions = extensions,
                Lines = lines,
                Dispositions = SetupLines.Dispositions(Dispositions, town.Tenant.Languages),
                CallBack = new Promise(Amount, Unit),
                Version = Version,
            };
            await town.Write(unit => setups.Save(unit, setup), cancel);
            return Redirect("/desk/phone/setup?saved=yes");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(broken.Code == "phone-promise" ? nameof(Amount) : nameof(Dispositions), words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }
}
