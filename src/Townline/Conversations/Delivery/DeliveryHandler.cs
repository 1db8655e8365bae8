using Dapper;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>Out: claim → render for the channel → send → receipt.</summary>
internal sealed class DeliveryHandler(Store store, Channels channels, IPeople people, TimeProvider time) : IOutboxHandler
{
    /// <summary>How long a channel that is out of order is tried again, before whoever wrote is told that it did not go out.</summary>
    public static readonly TimeSpan KeepsTrying = TimeSpan.FromHours(72);

    private const int LongestDetail = 500;

    private sealed class Waiting
    {
        public long Id { get; init; }
        public long EntryId { get; init; }
        public long? RequestId { get; init; }
        public long? PersonId { get; init; }
        public long? FollowerId { get; init; }
        public required string Channel { get; init; }
        public string? Address { get; init; }
        public required string Text { get; init; }
        public long? Number { get; init; }
        public string? Language { get; init; }
        public string? Detail { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
    }

    public string Topic => DeliveryPlanner.Topic;

    /// <summary>More than fit into <see cref="KeepsTrying"/>: it is the time that ends it.</summary>
    public int MostAttempts => 150;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        if (await Read(item.Payload<DeliveryAsked>().DeliveryId, cancel) is not { } waiting)
        {
            return;
        }

        var channel = channels.Find(waiting.Channel) ?? throw new InvalidOperationException($"There is no channel {waiting.Channel} any more.");
        var message = new OutboundMessage(
            item.Id, item.TenantId, waiting.EntryId, waiting.RequestId, waiting.Number, waiting.Address, Renderer.For(channel.Capabilities, waiting.Text), waiting.Language)
        {
            PersonId = waiting.PersonId,
            FollowerId = waiting.FollowerId,
            DeliveryId = waiting.Id,
        };
        var receipt = await Send(channel, message, waiting, cancel);
        await item.Complete(unit => Keep(unit, waiting, receipt), CancellationToken.None);
    }

    private async Task<Receipt> Send(IChannel channel, OutboundMessage message, Waiting waiting, CancellationToken cancel)
    {
        try
        {
            return await channel.Send(message, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && time.GetUtcNow() - waiting.CreatedAt >= KeepsTrying)
        {
            return new Receipt(DeliveryState.Failed, Detail: Short(error.Message));
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            await SayWhy(message.TenantId, waiting, Short(error.Message));
            throw;
        }
    }

    /// <summary>Whoever wrote sees why it has not left yet. Told to open pages once, and not at each try.</summary>
    private async Task SayWhy(int tenantId, Waiting waiting, string why)
    {
        if (why == waiting.Detail)
        {
            return;
        }

        await store.Write(tenantId, Actor.System("delivery"), async unit =>
        {
            var isSaid = await unit.Execute("UPDATE conversations_delivery SET detail = @why WHERE id = @Id AND state = @Waits", new { why, waiting.Id, Waits = (int)DeliveryState.Waiting }) == 1;
            if (isSaid && waiting.Detail is null)
            {
                await unit.Publish(new DeliveryChanged(waiting.Id, waiting.EntryId, waiting.RequestId, DeliveryState.Waiting) { IsToFollower = waiting.FollowerId is not null });
            }
        });
    }

    private static string Short(string why) => why.Length <= LongestDetail ? why : why[..LongestDetail];

    private async Task<Waiting?> Read(long deliveryId, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return await reader.QueryFirstOrDefaultAsync<Waiting>(
            """
            SELECT d.id, d.entry_id, d.request_id, d.person_id, d.follower_id, d.channel, d.address, e.text, r.number, c.language, d.detail, d.created_at
            FROM conversations_delivery d
            JOIN conversations_entry e ON e.id = d.entry_id
            LEFT JOIN requests_request r ON r.id = d.request_id
            LEFT JOIN conversations_conversation c ON c.id = e.conversation_id
            WHERE d.id = @deliveryId
            """,
            new { deliveryId });
    }

    private async Task Keep(Unit unit, Waiting waiting, Receipt receipt)
    {
        var row = await unit.Db.Set<DeliveryRow>().AsTracking().FirstAsync(delivery => delivery.Id == waiting.Id);
        row.State = receipt.State;
        row.ProviderId = receipt.ProviderId;
        row.Detail = receipt.Detail;
        row.Address = receipt.Address ?? row.Address;
        row.ChangedAt = unit.Now;
        await unit.Publish(new DeliveryChanged(row.Id, row.EntryId, row.RequestId, row.State) { IsToFollower = row.FollowerId is not null, IsCopy = row.Copy is Copy.Open or Copy.Blind });
        if (receipt.DeadEnd is { } dead && row.PersonId is { } person)
        {
            await people.MarkDeadEnds(unit, person, [dead]);
        }
    }
}
