using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Conversations.Held;

/// <summary>A resident wrote: answers on that request that wait for their day may no longer fit. By the index of held answers by request.</summary>
internal sealed class OvertakenMarks : IListen<MessageReceived>
{
    public async Task Hear(MessageReceived happened, Unit unit)
    {
        if (happened.RequestId is not { } requestId)
        {
            return;
        }

        var marked = await unit.Query<Marked>(
            """
            UPDATE conversations_held SET overtaken_at = @Now
            WHERE request_id = @requestId AND tenant_id = @TenantId AND is_scheduled = @isScheduled AND overtaken_at IS NULL
            RETURNING id, staff_id
            """,
            new { unit.Now, requestId, unit.TenantId, isScheduled = true });
        foreach (var held in marked)
        {
            await unit.Publish(new HeldAnswerOvertaken(held.Id, requestId, held.StaffId));
        }
    }

    private sealed class Marked
    {
        public long Id { get; init; }
        public long StaffId { get; init; }
    }
}
