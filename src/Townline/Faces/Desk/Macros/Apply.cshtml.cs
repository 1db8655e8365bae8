using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Bulk;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Macros;

/// <summary>A macro on one request: what it will do, tried out beforehand, and then the doing.</summary>
[Needs(Right.RequestsWork)]
internal sealed class ApplyModel(
    TownContext town, IMacros macros, IWorkRunner runner, IRequestQueries requests, ICatalogue catalogue, IStaffDirectory staff, StepsForm steps, IWords words) : PageModel
{
    private RequestView _request = null!;
    private StaffMember _me = null!;

    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    public Macro Macro { get; private set; } = null!;

    /// <summary>The steps with their names in braces filled in.</summary>
    public WorkSteps Filled { get; private set; } = null!;

    /// <summary>Which step cannot be done and why; null when all can.</summary>
    public string? Refusal { get; private set; }

    public string ServiceName { get; private set; } = "";

    public int Version => _request.Version;

    public StepsForm Steps => steps;

    public async Task<IActionResult> OnGet(long? id, CancellationToken cancel)
    {
        if (id is not { } chosen)
        {
            return Redirect($"/desk/requests/{Reference}?queue={Uri.EscapeDataString(Queue ?? "")}");
        }

        if (!await Load(chosen, cancel))
        {
            return NotFound();
        }

        Refusal = Say(await runner.Try(town.Tenant, _me, _request, Macro.Steps, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, int version, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        try
        {
            await town.Write(
                async unit =>
                {
                    var now = (await requests.On(unit, _request.Id))!;
                    if (now.Version != version)
                    {
                        throw new StaleEditException(now.Id, now.Version);
                    }

                    await runner.Run(unit, _me, now, Macro.Steps);
                },
                cancel);
            return Redirect($"/desk/requests/{Reference}?queue={Uri.EscapeDataString(Queue ?? "")}");
        }
        catch (StepRefusedException refused)
        {
            Refusal = Say(refused);
        }
        catch (StaleEditException)
        {
            Refusal = words["desk.macros.stale"];
        }

        return Page();
    }

    private string? Say(StepRefusedException? refused) => refused is null ? null : words["desk.macros.refused", steps.StepName(refused.Step), words[$"rule.{refused.Code}", [.. refused.Args]]];

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await requests.ByNumber(town.TenantId, Reference, cancel) is not { } request || await staff.Find(town.TenantId, HttpContext.RequireStaff().Id, cancel) is not { } me)
        {
            return false;
        }

        var service = (await catalogue.Of(town.TenantId)).ById(request.ServiceId)!;
        if ((await macros.For(town.Db, me.Id, service, cancel)).FirstOrDefault(macro => macro.Id == id) is not { } found)
        {
            return false;
        }

        (_request, _me, Macro, ServiceName) = (request, me, found, words.Of(service.Name));
        await steps.Load(cancel);
        Filled = found.Steps with { Answer = await Fill(found.Steps.Answer, cancel), Sentence = await Fill(found.Steps.Sentence, cancel), Note = await Fill(found.Steps.Note, cancel) };
        return true;
    }

    private async Task<string?> Fill(string? text, CancellationToken cancel) => text is null ? null : await runner.Fill(town.TenantId, text, _request, _me, cancel);
}
