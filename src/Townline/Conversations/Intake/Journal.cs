using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>First the journal: the raw message is written before anything is made of it, and the same external id is the same message.</summary>
internal sealed class Journal : IIntakeStep
{
    private sealed record Earlier(long? EntryId, long? RequestId, long? PersonId, long? Number, string? Token);

    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        var message = context.Message;
        if (message.ExternalId is { } externalId && await FindEarlier(unit, message.Channel, externalId) is { } earlier)
        {
            context.Known = new IntakeResult(true, earlier.EntryId ?? 0, earlier.RequestId, earlier.Number, earlier.Token, earlier.PersonId);
            return;
        }

        // The row itself is written by the last step, when it is known what became of the message; it is the same transaction.
        context.InboundId = unit.NextId();
        context.EntryId = unit.NextId();
    }

    private static Task<Earlier?> FindEarlier(Unit unit, string channel, string externalId) =>
        unit.QueryFirst<Earlier>(
            """
            SELECT i.entry_id, i.request_id, i.person_id, r.number, r.token
            FROM conversations_inbound i LEFT JOIN requests_request r ON r.id = i.request_id
            WHERE i.tenant_id = @TenantId AND i.channel = @channel AND i.external_id = @externalId
            """,
            new { unit.TenantId, channel, externalId });
}
