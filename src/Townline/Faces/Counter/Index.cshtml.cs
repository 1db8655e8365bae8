using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>The arrival list at the door: what for, in which language, what is needed; a name only for who likes. Gives a number.</summary>
[AllowAnonymous]
internal sealed class ArrivalModel(TownContext town, ICounterDevices devices, ICounter counter, ICounterSetup setups, Store store, IWords words) : DevicePage(town, devices)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Access { get; set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    public CounterSetup Setup { get; private set; } = null!;

    public async Task OnGet() => Setup = await setups.Of(Town.TenantId);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        Setup = await setups.Of(Town.TenantId);
        var name = PlainText.Clean(Name);
        try
        {
            var arrival = new Arrival(Reason ?? "", words.Language == LanguageTag.Pseudo ? null : words.Language, Access, name.Length == 0 ? null : name);

            // Whoever stands at the door is nobody we know, also when a member of staff is signed in at this browser.
            var visit = await store.Write(Town.TenantId, new Actor(ActorKind.Resident, null, "counter"), unit => counter.Arrive(unit, Town.Tenant, arrival), cancel);
            return Redirect($"/counter/ticket/{visit.Id}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(broken.Code == "visit-name" ? nameof(Name) : nameof(Reason), words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }
}
