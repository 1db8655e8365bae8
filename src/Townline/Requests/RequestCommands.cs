using Townline.Platform.Storage;
using Townline.Requests.Closure;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;

namespace Townline.Requests;

/// <inheritdoc/>
internal sealed class RequestCommands(Numbers numbers, Opening opening, RequestEditing editing, Following following, Correcting correcting, Linking linking, Together together, Restoring restoring) : IRequests
{
    public async ValueTask<long> NewNumber(int tenantId, CancellationToken cancel = default) =>
        Reference.Of(RequestNumbers.First + await numbers.Next(tenantId, RequestNumbers.Name, cancel));

    public Task<long> Open(Unit unit, NewRequest request) => opening.Open(unit, request);

    public Task Move(Unit unit, long requestId, string state, int? version = null) =>
        editing.Edit(unit, requestId, version, (request, service, _) =>
        {
            if (request.State == state)
            {
                return null;
            }

            var to = service.Workflow.Find(state);
            if (to is not { Open: true } || request.IsOpen == 0 || !service.Workflow.Allows(request.State, state))
            {
                throw new RuleBrokenException("move", request.State, state);
            }

            var from = request.State;
            request.State = state;
            request.Disputed = 0;
            return new RequestMoved { RequestId = request.Id, Number = request.Number, From = from, To = state };
        });

    public Task Assign(Unit unit, long requestId, long? teamId, long? assigneeId, int? version = null) =>
        editing.Edit(unit, requestId, version, (request, _, _) =>
        {
            if (request.TeamId == teamId && request.AssigneeId == assigneeId)
            {
                return null;
            }

            var happened = new RequestAssigned { RequestId = request.Id, Number = request.Number, FromTeamId = request.TeamId, FromAssigneeId = request.AssigneeId };
            request.TeamId = teamId;
            request.AssigneeId = assigneeId;
            return happened;
        });

    public async Task<bool> Take(Unit unit, long requestId, long staffId)
    {
        // Holds the row until the unit ends: who comes second finds it taken and no row here.
        var free = await unit.Execute(
            "UPDATE requests_request SET assignee_id = NULL WHERE id = @requestId AND tenant_id = @TenantId AND is_open = 1 AND assignee_id IS NULL", new { requestId, unit.TenantId });
        if (free == 0)
        {
            return false;
        }

        await editing.Edit(unit, requestId, null, (request, _, _) =>
        {
            request.AssigneeId = staffId;
            return new RequestAssigned { RequestId = request.Id, Number = request.Number, FromTeamId = request.TeamId };
        });
        return true;
    }

    public Task Prioritise(Unit unit, long requestId, Priority priority, int? version = null) =>
        editing.Edit(unit, requestId, version, (request, _, _) =>
        {
            if (request.Priority == priority)
            {
                return null;
            }

            if (request.IsOpen == 0)
            {
                throw new RuleBrokenException("already-closed");
            }

            var happened = new RequestPrioritised { RequestId = request.Id, Number = request.Number, From = request.Priority, To = priority };
            request.Priority = priority;
            return happened;
        });

    public async Task Close(Unit unit, long requestId, Contracts.Closure closure, int? version = null)
    {
        await editing.Edit(unit, requestId, version, (request, service, _) => Closing.Close(unit, request, service, closure));
        if (unit.IsHistory)
        {
            return;
        }

        if (closure is { Outcome: Outcome.Duplicate, DuplicateOf: { } original })
        {
            await linking.LinkClosed(unit, requestId, original);
        }

        await together.Close(unit, requestId, closure.Text.Trim());
    }

    public async Task Dispute(Unit unit, long requestId, string? reason)
    {
        await editing.Edit(unit, requestId, null, (request, service, tenant) => Closing.Dispute(unit, request, service, tenant.Settings.DisputeDays, reason));
        await together.Reopen(unit, requestId, reason);
    }

    public async Task Reopen(Unit unit, long requestId, string? reason)
    {
        await editing.Edit(unit, requestId, null, (request, service, _) => request.IsOpen == 1 ? null : Closing.Reopen(request, service, reason));
        await together.Reopen(unit, requestId, reason);
    }

    public Task Restore(Unit unit, long requestId, RequestStanding before, int version) => restoring.Restore(unit, requestId, before, version);

    public Task<long?> Follow(Unit unit, long requestId, long? personId, string? channel = null) => following.Follow(unit, requestId, personId, channel);

    public Task StopNews(Unit unit, long followerId) => following.StopNews(unit, followerId);

    public Task SetFollowUp(Unit unit, long requestId, DateTimeOffset? at, string? reason, int? version = null) =>
        editing.Edit(unit, requestId, version, (request, _, _) =>
        {
            request.FollowUpAt = at;
            return new RequestFollowUpSet { RequestId = request.Id, Number = request.Number, At = at, Reason = reason };
        });

    public Task Correct(Unit unit, long requestId, Correction correction, int? version = null) => correcting.Correct(unit, requestId, correction, version);

    public async Task Demand(Unit unit, long requestId, int version)
    {
        var current = await unit.QueryFirst<int?>("SELECT version FROM requests_request WHERE id = @requestId AND tenant_id = @TenantId", new { requestId, unit.TenantId })
            ?? throw new KeyNotFoundException($"There is no request {requestId}.");
        if (current != version)
        {
            throw new StaleEditException(requestId, current);
        }
    }

    public Task Touch(Unit unit, long requestId, bool byResident, int? version = null) =>
        editing.Touch(unit, requestId, version, (request, service) =>
        {
            var from = request.State;
            if (!byResident || from != Workflow.Waiting || !service.Workflow.Allows(from, "in_progress"))
            {
                return null;
            }

            request.State = "in_progress";
            return new RequestMoved { RequestId = request.Id, Number = request.Number, From = from, To = request.State };
        });
}
