using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>Plays a telephone exchange by hand, for demonstration: what its buttons tell goes the way of any exchange.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class ExchangeModel(TownContext town, ICalls calls, IStaffDirectory staff, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? CallId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>E-mail address; empty for nobody.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Agent { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Call { get; set; }

    public CallView? Played { get; private set; }

    public IReadOnlyList<StaffMember> Staff { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        CallId ??= $"by-hand-{Guid.NewGuid():N}"[..20];
        Agent ??= HttpContext.RequireStaff().Email;
        Staff = [.. (await staff.All(town.TenantId, cancel)).Where(member => member.Active)];
        Played = Call is { } id ? await calls.ById(town.Db, id, cancel) : null;
    }

    public async Task<IActionResult> OnPost(CallStep step, CancellationToken cancel)
    {
        var told = new CallEvent(
            Short(CallId, CallEvent.LongestId) ?? $"{Guid.NewGuid():N}", step, Short(From, CallEvent.LongestNumber), Short(To, CallEvent.LongestNumber), Short(Agent, CallEvent.LongestAgent), time.GetUtcNow());
        var taken = (await calls.Take(town.Tenant, town.Actor, [told]))[0];
        return Redirect($"/desk/phone/exchange{QueryString.Create(new Dictionary<string, string?>
        {
            ["callId"] = told.ExternalId, ["from"] = From ?? "", ["to"] = To ?? "", ["agent"] = Agent ?? "", ["call"] = $"{taken.CallId}",
        })}");
    }

    private static string? Short(string? typed, int most) => PlainText.Clean(typed) is { Length: > 0 } text ? PlainText.Cut(text, most) : null;
}
