using Townline.Platform.Storage;
using Townline.Requests.Closure;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;

namespace Townline.Requests;

/// <summary>Puts a request back as it stood: past the workflow, which says how work goes on and not how a mistake is mended. What was said stays said.</summary>
internal sealed class Restoring(RequestEditing editing, Together together)
{
    public async Task Restore(Unit unit, long requestId, RequestStanding before, int version)
    {
        var (happened, reopened) = (new List<RequestEvent>(), false);
        await editing.Edit(unit, requestId, version, (request, service, _) =>
        {
            if (!service.Workflow.Takes(before.State))
            {
                throw new RuleBrokenException("restore-state");
            }

            if (request.IsOpen == 0 && before.Open)
            {
                unit.Count(FigureNames.Closed(service.Id), -1);
                unit.Count(FigureNames.InTime(service.Id), request.DueAt is null || request.DueAt >= request.ClosedAt ? -1 : 0);
                happened.Add(EventOf.Request(request, Closing.Reopen(request, service, null)));
                reopened = true;
            }
            else if ((request.IsOpen == 1) != before.Open)
            {
                throw new RuleBrokenException("restore-closed");
            }

            var (state, team, person, priority) = (request.State, request.TeamId, request.AssigneeId, request.Priority);
            request.State = before.State;
            request.TeamId = before.TeamId;
            request.AssigneeId = before.AssigneeId;
            request.Priority = before.Priority;
            request.Disputed = before.Disputed ? 1 : 0;
            request.FollowUpAt = before.FollowUpAt;
            Tell(state != before.State && !reopened, new RequestMoved { RequestId = request.Id, Number = request.Number, From = state, To = before.State });
            Tell((team, person) != (before.TeamId, before.AssigneeId), new RequestAssigned { RequestId = request.Id, Number = request.Number, FromTeamId = team, FromAssigneeId = person });
            Tell(priority != before.Priority, new RequestPrioritised { RequestId = request.Id, Number = request.Number, From = priority, To = before.Priority });
            return happened.FirstOrDefault();

            void Tell(bool changed, RequestEvent what)
            {
                if (changed)
                {
                    happened.Add(EventOf.Request(request, what));
                }
            }
        });
        foreach (var more in happened.Skip(1))
        {
            await unit.Publish(more);
        }

        if (reopened)
        {
            await together.Reopen(unit, requestId, null);
        }
    }
}
