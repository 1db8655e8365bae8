using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Later;

/// <summary>The answers of the town that wait for their day, the next first.</summary>
[Needs(Right.RequestsWork)]
internal sealed class ScheduledModel(TownContext town, IHeldAnswers held, IRequestQueries requests, ICatalogue catalogue, IStaffDirectory directory, IWords words) : PageModel
{
    private const int LongestText = 400;

    public IReadOnlyList<(HeldAnswer Answer, RequestView Request, string Service, string Name)> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var answers = await held.Scheduled(town.Db, cancel);
        var known = (await requests.ByIds(town.TenantId, [.. answers.Select(answer => answer.RequestId).Distinct()], cancel)).ToDictionary(request => request.Id);
        var names = (await directory.All(town.TenantId, cancel)).ToDictionary(member => member.Id, member => member.Name);
        var services = await catalogue.Of(town.TenantId);
        Lines =
        [
            .. answers.Where(answer => known.ContainsKey(answer.RequestId))
                .Select(answer => (Short(answer), known[answer.RequestId], words.Of(services.ById(known[answer.RequestId].ServiceId)?.Name), names.GetValueOrDefault(answer.StaffId, ""))),
        ];
    }

    private static HeldAnswer Short(HeldAnswer answer) => answer.Text.Length <= LongestText ? answer : answer with { Text = answer.Text[..LongestText] + "…" };
}
