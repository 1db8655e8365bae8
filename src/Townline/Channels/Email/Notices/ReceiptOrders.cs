using Townline.Channels.Email.Outgoing;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>
/// Whoever reports something by themselves, whatever the way, has a receipt coming: asked for in the unit that opens the request, so that there is one
/// for each and never two. Whom a clerk has before them or on the line is told by the clerk.
/// </summary>
internal sealed class ReceiptOrders(OutgoingBook servers, TenantDirectory towns) : IListen<RequestOpened>
{
    public async Task Hear(RequestOpened happened, Unit unit)
    {
        if (happened.PersonId is { } person
            && !unit.IsHistory
            && unit.Actor.Kind != ActorKind.Staff
            && (await servers.Of(unit.TenantId)).Server is not null
            && (await towns.Get(unit.TenantId)).Settings.AutoAnswersAnHour > 0)
        {
            // One after another for a person, so that each sees what the one before it got.
            unit.Enqueue(ReceiptHandler.Name, new ReceiptAsked(happened.RequestId), orderKey: $"{ReceiptHandler.Name}.{person}");
        }
    }
}

/// <summary>What stands in the outbox.</summary>
internal sealed record ReceiptAsked(long RequestId);
