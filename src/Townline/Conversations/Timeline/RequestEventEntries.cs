using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Timeline;

/// <summary>Writes what happens to a request onto the timeline, and sends what its reporter and its followers are to hear.</summary>
internal sealed class RequestEventEntries(DeliveryPlanner deliveries) : IListen<RequestEvent>
{
    public Task Hear(RequestEvent happened, Unit unit) => happened switch
    {
        RequestClosed closed => Close(closed, unit),
        RequestMoved => Add(unit, happened, ForResident(happened), ""),
        RequestReopened reopened => Add(unit, happened, ForResident(happened), reopened.Disputed ? "" : reopened.Reason ?? ""),
        RequestAssigned or RequestFollowed or RequestNewsStopped or RequestFollowUpSet or RequestPrioritised or RequestCorrected or RequestLinked or RequestUnlinked or RequestChildrenChanged or RequestPerhapsSame => Add(unit, happened, Audience.Staff, happened.Why ?? ""),
        _ => Task.CompletedTask,
    };

    private async Task Close(RequestClosed happened, Unit unit)
    {
        var audience = happened.TellsNobody ? Audience.Staff : ForResident(happened);
        var entry = await Add(unit, happened, audience, happened.Text);
        foreach (var file in happened.Evidence)
        {
            unit.Insert(Attachment.Into, unit.NextId(), unit.TenantId, entry, happened.RequestId, file, (int)FileRole.Evidence, (int)audience);
        }

        if (happened.TellsNobody)
        {
            return;
        }

        await deliveries.Plan(unit, new Outgoing(entry, happened.RequestId, happened.PersonId, happened.ConversationId, audience, IsClosure: true));
    }

    private static Audience ForResident(RequestEvent happened) => happened.IsPublic ? Audience.Public : Audience.Resident;

    private static Task<long> Add(Unit unit, RequestEvent happened, Audience audience, string text)
    {
        var id = unit.NextId();
        unit.Insert(
            Entry.Into,
            id, unit.TenantId, happened.ConversationId, happened.RequestId, happened.PersonId, unit.Now, (int)EntryKind.Event, (int)Direction.None, unit.Actor.Source,
            (int)unit.Actor.Kind, unit.Actor.Id, (int)audience, text, happened.Kind, JsonSerializer.Serialize(happened, happened.GetType(), JsonColumn.Options));
        return Task.FromResult(id);
    }
}
