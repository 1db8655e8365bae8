using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Timeline;

/// <summary>
/// Gives requests that were taken over from another system their timeline: what was reported, and what was said at the end.
/// Nothing is sent to anybody.
/// </summary>
internal sealed class PastRequestEntries : IListen<RequestsTakenOver>
{
    public Task Hear(RequestsTakenOver happened, Unit unit)
    {
        foreach (var (id, request) in happened.Requests)
        {
            if (request.Description.Length > 0)
            {
                Add(unit, id, request, request.RequestedAt, Direction.In, Audience.Resident, request.Description);
            }

            if (request is { ClosedAt: { } closed, OutcomeText: { } said })
            {
                Add(unit, id, request, closed, Direction.Out, request.Visibility == RequestVisibility.Public ? Audience.Public : Audience.Resident, said);
            }
        }

        return Task.CompletedTask;
    }

    private static void Add(Unit unit, long requestId, PastRequest request, DateTimeOffset at, Direction direction, Audience audience, string text) =>
        unit.Insert(
            Entry.Into,
            unit.NextId(), unit.TenantId, null, requestId, null, at, (int)EntryKind.Message, (int)direction, request.Channel,
            (int)unit.Actor.Kind, unit.Actor.Id, (int)audience, text, null, null);
}
