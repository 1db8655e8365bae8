using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Macros;

/// <inheritdoc/>
internal sealed class WorkRunner(Store store, IRequests requests, IConversations conversations, IStaffDirectory directory, ITeams teams, ICatalogue catalogue, TenantDirectory tenants) : IWorkRunner
{
    private sealed class TriedException() : Exception("All of it would hold, and was taken back.");

    public async Task<bool> Run(Unit unit, StaffMember staff, RequestView request, WorkSteps steps)
    {
        var changed = false;
        foreach (var step in steps.All)
        {
            if (!staff.May(WorkSteps.RightFor(step)) || !staff.Active)
            {
                throw new StepRefusedException(step, "step-right");
            }

            try
            {
                changed |= await Do(unit, staff, request, steps, step);
            }
            catch (RuleBrokenException broken)
            {
                throw new StepRefusedException(step, broken.Code, [.. broken.Args]);
            }
        }

        return changed;
    }

    public async Task<StepRefusedException?> Try(Tenant tenant, StaffMember staff, RequestView request, WorkSteps steps, CancellationToken cancel)
    {
        try
        {
            await store.Write(
                tenant.Id,
                new Actor(ActorKind.Staff, staff.Id, "desk"),
                async unit =>
                {
                    await Run(unit, staff, request, steps);
                    throw new TriedException();
                },
                cancel);
            return null;
        }
        catch (TriedException)
        {
            return null;
        }
        catch (StepRefusedException refused)
        {
            return refused;
        }
    }

    public async Task<string> Fill(int tenantId, string text, RequestView request, StaffMember staff, CancellationToken cancel)
    {
        var language = request.Language ?? (await tenants.Get(tenantId)).DefaultLanguage;
        var service = (await catalogue.Of(tenantId)).ById(request.ServiceId);
        var team = request.TeamId is { } id ? (await teams.Of(tenantId)).ById(id) : null;
        return AnswerWords.Fill(text, name => name switch
        {
            "reference" => $"{request.Number}",
            "service" => service?.Name.In(language) ?? "",
            "place" => request.Address ?? "",
            "team" => team?.Name.In(language) ?? "",
            _ => staff.Name,
        });
    }

    private async Task<bool> Do(Unit unit, StaffMember staff, RequestView request, WorkSteps steps, WorkStep step)
    {
        switch (step)
        {
            case WorkStep.Priority:
                await requests.Prioritise(unit, request.Id, steps.Priority!.Value);
                return request.Priority != steps.Priority;
            case WorkStep.Assign:
                RuleBrokenException.Unless(request.Open, "already-closed");
                var (team, person) = (await Team(unit.TenantId, request, steps), await Person(unit.TenantId, staff, request, steps));
                await requests.Assign(unit, request.Id, team, person);
                return (request.TeamId, request.AssigneeId) != (team, person);
            case WorkStep.Move:
                await requests.Move(unit, request.Id, steps.State!);
                return request.State != steps.State;
            case WorkStep.Note:
                await conversations.Note(unit, request.Id, await Fill(unit.TenantId, steps.Note!, request, staff, CancellationToken.None), []);
                return true;
            case WorkStep.Answer:
                await conversations.Reply(unit, request.Id, await Fill(unit.TenantId, steps.Answer!, request, staff, CancellationToken.None), []);
                return true;
            default:
                await requests.Close(unit, request.Id, new Closure(steps.Outcome!.Value, await Fill(unit.TenantId, steps.Sentence ?? "", request, staff, CancellationToken.None), steps.To));
                return true;
        }
    }

    private async Task<long?> Team(int tenantId, RequestView request, WorkSteps steps)
    {
        if (steps.Team is not { } code)
        {
            return request.TeamId;
        }

        var team = (await teams.Of(tenantId)).ByCode(code);
        RuleBrokenException.Unless(team is { Active: true }, "step-team", code);
        return team!.Id;
    }

    private async Task<long?> Person(int tenantId, StaffMember me, RequestView request, WorkSteps steps)
    {
        switch (steps.Assignee)
        {
            case null:
                return request.AssigneeId;
            case WorkSteps.Me:
                return me.Id;
            case WorkSteps.Nobody:
                return null;
            default:
                var person = await directory.FindByEmail(tenantId, steps.Assignee);
                RuleBrokenException.Unless(person is { Active: true }, "step-person", steps.Assignee);
                return person!.Id;
        }
    }
}
