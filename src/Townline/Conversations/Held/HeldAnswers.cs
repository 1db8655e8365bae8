using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Held;

/// <inheritdoc/>
internal sealed class HeldAnswers(ConversationCommands commands, IInquiries inquiries) : IHeldAnswers
{
    private const int MostScheduled = 200;

    public async Task<long> Hold(Unit unit, HeldOrder order)
    {
        if (order.IsScheduled)
        {
            DemandTime(unit, order.DueAt);
        }

        await (order.Inquiry is { } asked
            ? inquiries.Check(unit, new InquiryOrder(order.RequestId, order.Text, order.Files, asked, order.Letter))
            : commands.Check(unit, order.RequestId, order.Text, order.Files, order.Seen, order.Letter));
        var row = unit.Add(new HeldRow
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            RequestId = order.RequestId,
            StaffId = unit.Actor is { Kind: ActorKind.Staff, Id: { } staff } ? staff : throw new InvalidOperationException("Only staff write answers that wait."),
            Text = order.Text.Trim(),
            Files = order.Files,
            ForAll = order.ForAll,
            Asks = order.Asks,
            Letter = order.Letter,
            Inquiry = order.Inquiry is null ? null : JsonColumn.Write(order.Inquiry),
            DueAt = order.DueAt,
            IsScheduled = order.IsScheduled,
            CreatedAt = unit.Now,
        });
        HeldHandler.Ask(unit, row.Id, row.DueAt);
        await (order.Inquiry is null ? unit.Publish(new AnswerHeld(row.Id, row.RequestId, row.DueAt)) : unit.Publish(new InquiryHeld(row.Id, row.RequestId)));
        return row.Id;
    }

    public async Task<HeldAnswer> TakeBack(Unit unit, long id)
    {
        var row = await Find(unit, id);
        RuleBrokenException.Unless(row is not null && await unit.Execute("DELETE FROM conversations_held WHERE id = @id AND tenant_id = @TenantId", new { id, unit.TenantId }) == 1, "answer-gone");
        await Drafts.Free(unit, row.Files);
        await unit.Publish(new HeldAnswerChanged("taken-back", id, row.RequestId));
        return row.Read();
    }

    public async Task Reschedule(Unit unit, long id, DateTimeOffset due)
    {
        DemandTime(unit, due);
        var row = await Find(unit, id);
        var changed = await unit.Execute(
            "UPDATE conversations_held SET due_at = @due, overtaken_at = NULL, problem = NULL WHERE id = @id AND tenant_id = @TenantId AND is_scheduled = @isScheduled", new { id, unit.TenantId, due, isScheduled = true });
        RuleBrokenException.Unless(row is not null && changed == 1, "answer-gone");

        // The row of the old time finds that it is no longer meant.
        HeldHandler.Ask(unit, id, due);
        await unit.Publish(new HeldAnswerChanged("moved", id, row.RequestId));
    }

    // By IX_conversations_held_request_id.
    public async Task<IReadOnlyList<HeldAnswer>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel) =>
        [.. (await db.Set<HeldRow>().Where(row => row.RequestId == requestId).OrderBy(row => row.DueAt).ToListAsync(cancel)).Select(row => row.Read())];

    public async Task<HeldAnswer?> Find(TownlineDb db, long id, CancellationToken cancel) =>
        (await db.Set<HeldRow>().FirstOrDefaultAsync(row => row.Id == id, cancel))?.Read();

    // By IX_conversations_held_tenant_id_due_at.
    public async Task<IReadOnlyList<HeldAnswer>> Scheduled(TownlineDb db, CancellationToken cancel) =>
        [.. (await db.Set<HeldRow>().Where(row => row.IsScheduled).OrderBy(row => row.DueAt).Take(MostScheduled).ToListAsync(cancel)).Select(row => row.Read())];

    private static Task<HeldRow?> Find(Unit unit, long id) => unit.Db.Set<HeldRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);

    private static void DemandTime(Unit unit, DateTimeOffset due)
    {
        RuleBrokenException.Unless(due > unit.Now, "send-at-past");
        RuleBrokenException.Unless(due <= unit.Now + IHeldAnswers.Furthest, "send-at-far");
    }
}
