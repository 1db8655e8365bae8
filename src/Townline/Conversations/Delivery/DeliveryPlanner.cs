using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>Decides to whom and on which channel an outgoing entry goes, and puts it in line, inside the unit that wrote the entry.</summary>
internal sealed class DeliveryPlanner(Channels channels)
{
    internal const string Topic = "delivery.send";

    /// <summary>To the reporter on the channel they came by. Reports by a way that is no channel (an import) have nobody to tell. What is told of the past went out then.</summary>
    public async Task Plan(Unit unit, long entryId, long requestId, long? personId, long? conversationId)
    {
        var channel = await unit.QueryFirst<string>("SELECT channel FROM conversations_conversation WHERE id = @conversationId", new { conversationId });
        if (channel is null || channels.Find(channel) is null)
        {
            return;
        }

        var delivery = unit.Add(new DeliveryRow
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            EntryId = entryId,
            RequestId = requestId,
            PersonId = personId,
            Channel = channel,
            CreatedAt = unit.Now,
            State = unit.IsHistory ? DeliveryState.Sent : DeliveryState.Waiting,
            ChangedAt = unit.IsHistory ? unit.Now : null,
        });
        if (unit.IsHistory)
        {
            return;
        }

        unit.Enqueue(Topic, new DeliveryAsked(delivery.Id), orderKey: $"request.{requestId}");
    }
}

/// <summary>What stands in the outbox.</summary>
internal sealed record DeliveryAsked(long DeliveryId);
