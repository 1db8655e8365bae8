using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Closure;

/// <summary>Honest closure: an outcome, a plain sentence, evidence where asked for; and the way back when it is not fixed.</summary>
internal static class Closing
{
    private const int LongestSentence = 2000;

    public static RequestClosed Close(Unit unit, Request request, ServiceInfo service, Contracts.Closure closure)
    {
        RuleBrokenException.Unless(request.IsOpen == 1, "already-closed");
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(closure.Text), "close-sentence");
        RuleBrokenException.Unless(closure.Text.Length <= LongestSentence, "close-sentence-long", LongestSentence);
        RuleBrokenException.Unless(closure.Outcome != Outcome.NotOurs || !string.IsNullOrWhiteSpace(closure.To), "close-to");
        RuleBrokenException.Unless(closure.Outcome != Outcome.Duplicate || closure.DuplicateOf is not null, "close-duplicate-of");
        RuleBrokenException.Unless(closure.DuplicateOf != request.Id, "close-duplicate-self");
        RuleBrokenException.Unless(closure.TellsNobody || !service.EvidenceFor.Contains(closure.Outcome) || closure.Evidence is { Count: > 0 }, "close-evidence");
        return End(unit, request, service, closure);
    }

    /// <summary>Closes a child as the duplicate of its parent, which is closed with that sentence. What a service asks for as evidence was asked of the parent.</summary>
    /// <exception cref="RuleBrokenException">Its workflow has no end from where it stands.</exception>
    public static RequestClosed CloseWithParent(Unit unit, Request request, ServiceInfo service, long parentId, string sentence) =>
        End(unit, request, service, new Contracts.Closure(Outcome.Duplicate, sentence, DuplicateOf: parentId)) with { WithParent = true };

    private static RequestClosed End(Unit unit, Request request, ServiceInfo service, Contracts.Closure closure)
    {
        var end = service.Workflow.From(request.State).FirstOrDefault(state => !state.Open);
        RuleBrokenException.Unless(end is not null, "close-state", request.State);

        request.State = end!.Key;
        request.IsOpen = 0;
        request.Outcome = closure.Outcome;
        request.OutcomeText = closure.Text.Trim();
        request.OutcomeTo = closure.Outcome == Outcome.NotOurs ? closure.To!.Trim() : null;
        request.DuplicateOfId = closure.Outcome == Outcome.Duplicate ? closure.DuplicateOf : null;
        request.ClosedAt = unit.Now;
        request.ClosedById = unit.Actor.Kind == ActorKind.Staff ? unit.Actor.Id : null;
        request.Disputed = 0;
        request.FollowUpAt = null;
        unit.Count(FigureNames.Closed(service.Id), 1);
        unit.Count(FigureNames.InTime(service.Id), request.DueAt is null || request.DueAt >= unit.Now ? 1 : 0);
        return new RequestClosed
        {
            RequestId = request.Id,
            Number = request.Number,
            Outcome = closure.Outcome,
            Text = request.OutcomeText,
            To = request.OutcomeTo,
            DuplicateOfId = request.DuplicateOfId,
            Evidence = closure.Evidence ?? [],
            LeavesTasks = closure.LeavesTasks,
            TellsNobody = closure.TellsNobody,
        };
    }

    /// <summary>Opens it again for somebody else: nobody keeps it, so that it is not the one who closed it who looks first.</summary>
    public static RequestReopened Dispute(Unit unit, Request request, ServiceInfo service, int days, string? reason)
    {
        RuleBrokenException.Unless(request.IsOpen == 0 && request.ClosedAt is not null, "dispute-open");
        RuleBrokenException.Unless(request.ClosedAt >= unit.Now.AddDays(-days), "dispute-late", days);
        unit.Count(FigureNames.Disputed(service.Id), 1);
        request.Disputed = 1;
        request.Disputes++;
        return Reopen(request, service, reason) with { Disputed = true };
    }

    public static RequestReopened Reopen(Request request, ServiceInfo service, string? reason)
    {
        request.State = service.Workflow.Reopened;
        request.IsOpen = 1;
        request.Outcome = null;
        request.OutcomeText = null;
        request.OutcomeTo = null;
        request.DuplicateOfId = null;
        request.ClosedAt = null;
        request.ForgottenAt = null;
        request.AssigneeId = null;
        return new RequestReopened { RequestId = request.Id, Number = request.Number, Reason = reason };
    }
}
