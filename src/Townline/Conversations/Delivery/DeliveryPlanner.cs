using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>
/// Decides to whom and on which channel an outgoing entry goes, and puts it in line, inside the unit that wrote the entry: once for each, whom
/// nothing reaches included, so that the clerk sees it. An entry that is planned already stays as it is.
/// </summary>
internal sealed class DeliveryPlanner(Channels channels, Carriers carriers, IReach reach, IPeople people)
{
    internal const string Topic = "delivery.send";

    /// <summary>To the reporter on the channel they came by, or one that brings what only stands there; to the followers too when everybody may read it. What is told of the past went out then.</summary>
    public async Task Plan(Unit unit, Outgoing entry)
    {
        if (await unit.Db.Set<DeliveryRow>().AnyAsync(delivery => delivery.EntryId == entry.EntryId))
        {
            return;
        }

        var channel = await unit.QueryFirst<string>("SELECT channel FROM conversations_conversation WHERE id = @ConversationId", new { entry.ConversationId });
        if (entry.PersonId is { } whose && !unit.IsHistory)
        {
            channel = (await carriers.Of(unit.Db, [(whose, channel)], CancellationToken.None)).GetValueOrDefault(whose, channel!);
        }

        var isChannel = channel is not null && channels.Find(channel) is not null;
        if (isChannel || entry.PersonId is not null)
        {
            Put(unit, entry, entry.PersonId, null, isChannel ? channel : null, isChannel ? null : Unreached.NoChannel);
        }

        if (isChannel && !unit.IsHistory)
        {
            PutCopies(unit, entry, channel!);
        }

        if (entry.Audience == Audience.Public)
        {
            // The reporter who also follows, under another address, has their answer already.
            var told = isChannel && entry.PersonId is { } reporter ? await people.SamePerson(unit.Db, reporter, CancellationToken.None) : [];
            var followers = await reach.Followers(unit.Db, entry.RequestId, int.MaxValue, CancellationToken.None);
            foreach (var follower in followers.Where(follower => !told.Contains(follower.PersonId) && !(entry.IsClosure && follower.ViaOpenChild)))
            {
                Put(unit, entry, follower.PersonId, follower.FollowerId, follower.Channel, follower.Why);
            }
        }
    }

    /// <summary>To addresses alone, and to nobody of the request: neither its reporter nor its followers.</summary>
    public static void PlanOutside(Unit unit, Outgoing entry, string channel) => PutCopies(unit, entry, channel);

    /// <summary>Each by itself, so that an address that fails keeps no other waiting, and in no order, so that it keeps no later answer waiting.</summary>
    private static void PutCopies(Unit unit, Outgoing entry, string channel)
    {
        foreach (var (address, copy) in entry.Copies)
        {
            var delivery = unit.Add(new DeliveryRow
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                EntryId = entry.EntryId,
                RequestId = entry.RequestId,
                Channel = channel,
                Address = address,
                Copy = copy,
                CreatedAt = unit.Now,
            });
            unit.Enqueue(Topic, new DeliveryAsked(delivery.Id));
        }
    }

    private static void Put(Unit unit, Outgoing entry, long? personId, long? followerId, string? channel, Unreached? why)
    {
        var delivery = unit.Add(new DeliveryRow
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            EntryId = entry.EntryId,
            RequestId = entry.RequestId,
            PersonId = personId,
            FollowerId = followerId,
            Channel = channel ?? "",
            Detail = why?.ToString(),
            CreatedAt = unit.Now,
            State = why is not null ? DeliveryState.Unreachable : unit.IsHistory ? DeliveryState.Sent : DeliveryState.Waiting,
            ChangedAt = unit.IsHistory ? unit.Now : null,
        });
        if (delivery.State == DeliveryState.Waiting)
        {
            unit.Enqueue(Topic, new DeliveryAsked(delivery.Id), orderKey: $"request.{entry.RequestId}.{followerId}");
        }
    }
}

/// <summary>An entry that goes out.</summary>
/// <param name="PersonId">The reporter; null when unknown.</param>
/// <param name="IsClosure">Whose own request closes with this one hear it there, not twice.</param>
internal sealed record Outgoing(long EntryId, long RequestId, long? PersonId, long? ConversationId, Audience Audience, bool IsClosure = false)
{
    /// <summary>Addresses on the same channel that get it too.</summary>
    public IReadOnlyList<(string Address, Copy Copy)> Copies { get; init; } = [];
}

/// <summary>What stands in the outbox.</summary>
internal sealed record DeliveryAsked(long DeliveryId);
