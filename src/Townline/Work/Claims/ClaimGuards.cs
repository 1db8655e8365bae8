using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Work.Claims;

/// <summary>An answer leaves the desk only when nobody else is answering, in the unit that sends it; it ends the claim of the one who sends.</summary>
internal sealed class GuardAnswers : IListen<MessageSent>
{
    public Task Hear(MessageSent happened, Unit unit) => Check(unit, happened.RequestId);

    /// <exception cref="RuleBrokenException">Somebody else holds the claim.</exception>
    internal static async Task Check(Unit unit, long requestId)
    {
        // A crew tells what was done outside: that is so, whoever is writing.
        if (unit.IsHistory || unit.Actor is not { Kind: ActorKind.Staff, Source: "desk" })
        {
            return;
        }

        if (await ClaimBook.Other(unit, requestId, unit.Actor.Id) is { } other)
        {
            throw new RuleBrokenException("claimed", other.Name);
        }

        await ClaimBook.End(unit, requestId, unit.Actor.Id);
    }
}

/// <summary>An answer that leaves in a moment, or on a day, was answered now: when it leaves nobody is asked again.</summary>
internal sealed class GuardHeldAnswers : IListen<AnswerHeld>
{
    public Task Hear(AnswerHeld happened, Unit unit) => GuardAnswers.Check(unit, happened.RequestId);
}

/// <summary>The sentence of a closure is an answer too. What closes because its parent does was answered there.</summary>
internal sealed class GuardClosures : IListen<RequestClosed>
{
    public Task Hear(RequestClosed happened, Unit unit) => happened.WithParent ? Task.CompletedTask : GuardAnswers.Check(unit, happened.RequestId);
}
