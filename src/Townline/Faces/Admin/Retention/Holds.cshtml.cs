using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Retention;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Retention;

/// <summary>What is kept although its time is over, and why.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class HoldsModel(TownContext town, HoldBook holds, IRequestQueries requests, IPeople people, IStaffDirectory staff, IWords words) : PageModel
{
    public IReadOnlyList<Hold> All { get; private set; } = [];

    /// <summary>Reference of a request by its id.</summary>
    public IReadOnlyDictionary<long, long> Numbers { get; private set; } = new Dictionary<long, long>();

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    /// <summary>A <see cref="HeldThing"/>.</summary>
    [BindProperty]
    public string Of { get; set; } = $"{HeldThing.Request}";

    /// <summary>Reference of a request, or the number that a person's page has in its address.</summary>
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<FieldOption> Things => [.. Enum.GetValues<HeldThing>().Select(thing => new FieldOption($"{thing}", words[$"retention.hold.{thing}"], words[$"retention.hold.{thing}.hint"]))];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!Enum.TryParse<HeldThing>(Of, out var thing) || await Find(thing, cancel) is not { } subject)
        {
            ModelState.AddModelError(nameof(Number), words[thing == HeldThing.Person ? "retention.hold.no-person" : "retention.hold.no-request"]);
            return await Again(cancel);
        }

        try
        {
            await town.Write(unit => holds.Add(unit, thing, subject, PlainText.Clean(Reason)), cancel);
            return Redirect("/admin/retention/holds");
        }
        catch (RetentionRefusedException refused)
        {
            ModelState.AddModelError(refused.Code is "hold-already" or "hold-most" ? nameof(Number) : nameof(Reason), words[$"retention.refused.{refused.Code}", [.. refused.Args]]);
            return await Again(cancel);
        }
    }

    public async Task<IActionResult> OnPostEnd(long id, CancellationToken cancel)
    {
        await town.Write(unit => holds.End(unit, id, null), cancel);
        return Redirect("/admin/retention/holds");
    }

    private async Task<long?> Find(HeldThing thing, CancellationToken cancel)
    {
        if (!long.TryParse(PlainText.Clean(Number), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return thing == HeldThing.Request
            ? (await requests.ByNumber(town.TenantId, number, cancel))?.Id
            : (await people.Cards(town.Db, [number], cancel)).FirstOrDefault()?.Id;
    }

    private async Task<IActionResult> Again(CancellationToken cancel)
    {
        await Load(cancel);
        return Page();
    }

    private async Task Load(CancellationToken cancel)
    {
        All = await holds.All(town.Db, cancel);
        var held = All.Where(hold => hold.Of == HeldThing.Request).Select(hold => hold.SubjectId).ToList();
        Numbers = (await requests.ByIds(town.TenantId, held, cancel)).ToDictionary(request => request.Id, request => request.Number);
        var names = new Dictionary<long, string>();
        foreach (var id in All.Select(hold => hold.ById).OfType<long>().Distinct())
        {
            names[id] = (await staff.Find(town.TenantId, id, cancel))?.Name ?? "";
        }

        Names = names;
    }
}
