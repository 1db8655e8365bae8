using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Mail.Spam;

/// <summary>Whose mail is always let in, and whose never.</summary>
[Needs(Right.RequestsWork)]
internal sealed class SendersModel(TownContext town, ISenderRules rules, IStaffDirectory staff, IWords words) : PageModel
{
    private IReadOnlyDictionary<long, StaffMember> _staff = new Dictionary<long, StaffMember>();

    [BindProperty]
    public SenderInput Input { get; set; } = new();

    public IReadOnlyList<SenderRule> Rules { get; private set; } = [];

    public Task OnGet(string? sender, string? verdict, CancellationToken cancel)
    {
        Input = new SenderInput { Sender = sender, Verdict = verdict == SenderInput.Good ? SenderInput.Good : SenderInput.Spam };
        return Load(cancel);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        try
        {
            await town.Write(unit => rules.Save(unit, Input.Sender ?? "", Input.Verdict != SenderInput.Good, Input.Reason ?? ""), cancel);
            return Redirect("/desk/mail/senders");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(SenderInput.FieldOf(broken.Code), words[$"rule.{broken.Code}", [.. broken.Args]]);
        }

        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(long id, CancellationToken cancel)
    {
        await town.Write(unit => rules.Remove(unit, id), cancel);
        return Redirect("/desk/mail/senders");
    }

    public string NameOf(long? id) => id is { } known && _staff.TryGetValue(known, out var member) ? member.Name : "";

    private async Task Load(CancellationToken cancel)
    {
        Rules = await rules.Of(town.TenantId, cancel);
        _staff = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
    }
}
