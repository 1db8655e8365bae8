using Dapper;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>Out: claim → render for the channel → send → receipt.</summary>
internal sealed class DeliveryHandler(Store store, Channels channels) : IOutboxHandler
{
    private sealed record Waiting(long Id, long EntryId, long? RequestId, string Channel, string? Address, string Text, long? Number, string? Language);

    public string Topic => DeliveryPlanner.Topic;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        if (await Read(item.Payload<DeliveryAsked>().DeliveryId, cancel) is not { } waiting)
        {
            return;
        }

        var channel = channels.Find(waiting.Channel) ?? throw new InvalidOperationException($"There is no channel {waiting.Channel} any more.");
        var message = new OutboundMessage(
            item.Id, item.TenantId, waiting.EntryId, waiting.RequestId, waiting.Number, waiting.Address, Renderer.For(channel.Capabilities, waiting.Text), waiting.Language);
        var receipt = await channel.Send(message, cancel);
        await item.Complete(unit => Keep(unit, waiting, receipt), CancellationToken.None);
    }

    private async Task<Waiting?> Read(long deliveryId, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return await reader.QueryFirstOrDefaultAsync<Waiting>(
            """
            SELECT d.id, d.entry_id, d.request_id, d.channel, d.address, e.text, r.number, c.language
            FROM conversations_delivery d
            JOIN conversations_entry e ON e.id = d.entry_id
            LEFT JOIN requests_request r ON r.id = d.request_id
            LEFT JOIN conversations_conversation c ON c.id = e.conversation_id
            WHERE d.id = @deliveryId
            """,
            new { deliveryId });
    }

    private static async Task Keep(Unit unit, Waiting waiting, Receipt receipt)
    {
        var row = await unit.Db.Set<DeliveryRow>().AsTracking().FirstAsync(delivery => delivery.Id == waiting.Id);
        row.State = receipt.State;
        row.ProviderId = receipt.ProviderId;
        row.Detail = receipt.Detail;
        row.ChangedAt = unit.Now;
        await unit.Publish(new DeliveryChanged(row.Id, row.EntryId, row.RequestId, row.State));
    }
}
