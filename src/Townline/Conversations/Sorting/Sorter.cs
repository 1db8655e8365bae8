using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Sorting;

/// <inheritdoc/>
internal sealed class Sorter(EntryMover mover, IRequests requests, IConversations conversations, Delivery.Channels channels) : ISorting
{
    private const int LongestReason = 500;
    private const int MostOfRequest = 50;

    public async Task<long> Move(Unit unit, MoveOrder order)
    {
        CheckReason(order.Reason);
        RuleBrokenException.Unless(order.FromId != order.ToId, "move-same");
        var (from, to) = (await Thread.Of(unit, order.FromId), await Thread.Of(unit, order.ToId));
        return await Carry(unit, MoveKind.Move, from, to, order);
    }

    public async Task<long> Split(Unit unit, MoveOrder order, NewRequest opened)
    {
        CheckReason(order.Reason);
        var from = await Thread.Of(unit, order.FromId);
        await CheckChosen(unit, from, order.Entries);
        var conversation = unit.NextId();
        unit.Insert(Conversation.Into, conversation, unit.TenantId, from.PersonId, opened.Channel, opened.Language, unit.Now);
        var id = await requests.Open(unit, opened with { PersonId = from.PersonId, ByAddress = from.ByAddress, ConversationId = conversation });
        await unit.Flush();
        return await Carry(unit, MoveKind.Split, from, await Thread.Of(unit, id), order);
    }

    public async Task<long> CorrectChannel(Unit unit, long requestId, long entryId, string channel, string reason)
    {
        CheckReason(reason);
        var thread = await Thread.Of(unit, requestId);
        var entry = await unit.Db.Set<Entry>().AsNoTracking().FirstOrDefaultAsync(entry => entry.Id == entryId && entry.RequestId == requestId && entry.Kind == EntryKind.Message)
            ?? throw new RuleBrokenException("move-meanwhile");
        RuleBrokenException.Unless(IsSpoken(channel) && IsSpoken(entry.Channel) && channel != entry.Channel, "move-channel");
        var move = AddMove(unit, MoveKind.Channel, thread.Id, thread.Id, 1, reason);
        unit.Add(new MovedEntry
        {
            MoveId = move.Id, EntryId = entryId, TenantId = unit.TenantId, ConversationId = entry.ConversationId, PersonId = entry.PersonId,
            ActingPersonId = entry.ActingPersonId, Channel = entry.Channel, Audience = entry.Audience,
        });
        await SetChannel(unit, thread, entryId, entry.Channel, channel, reason);
        await Tell(unit, "channel", thread, thread, move.Id, [entryId], false, reason);
        return move.Id;
    }

    public async Task Undo(Unit unit, long moveId, string reason)
    {
        CheckReason(reason);
        var move = await unit.Db.Set<MoveRow>().AsTracking().FirstOrDefaultAsync(row => row.Id == moveId) ?? throw new KeyNotFoundException($"There is no move {moveId}.");
        var before = await unit.Db.Set<MovedEntry>().AsNoTracking().Where(entry => entry.MoveId == moveId).ToListAsync();
        RuleBrokenException.Unless(await Claim(unit, move, reason), "move-undone");
        RuleBrokenException.Unless(!await MovedAgain(unit, moveId, [.. before.Select(entry => entry.EntryId)]), "move-again");
        var (from, to) = (await Thread.Of(unit, move.FromRequestId), await Thread.Of(unit, move.ToRequestId));
        if (move.Kind == MoveKind.Channel)
        {
            var entry = await unit.Db.Set<Entry>().AsNoTracking().FirstAsync(entry => entry.Id == before[0].EntryId);
            await SetChannel(unit, from, entry.Id, entry.Channel, before[0].Channel, reason);
            await Tell(unit, "channel", from, from, move.Id, [entry.Id], true, reason);
            return;
        }

        await mover.Return(unit, move, before);
        if (move.Kind == MoveKind.Split)
        {
            // What it was opened with were their words: they are to be found in one place alone.
            await requests.Correct(unit, to.Id, new Requests.Contracts.Correction { Description = "", Reason = reason });
        }

        await TellBoth(unit, move, to, from, [.. before.Select(entry => entry.EntryId)], isUndo: true, reason);
    }

    public async Task<IReadOnlyList<MoveView>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel)
    {
        // By IX_conversations_move_from_request_id_id and its like for where it went.
        var from = await db.Set<MoveRow>().Where(row => row.FromRequestId == requestId).OrderByDescending(row => row.Id).Take(MostOfRequest).ToListAsync(cancel);
        var to = await db.Set<MoveRow>().Where(row => row.ToRequestId == requestId).OrderByDescending(row => row.Id).Take(MostOfRequest).ToListAsync(cancel);
        return [.. from.Concat(to).DistinctBy(row => row.Id).OrderByDescending(row => row.Id).Take(MostOfRequest).Select(row => row.Read())];
    }

    private async Task<long> Carry(Unit unit, MoveKind kind, Thread from, Thread to, MoveOrder order)
    {
        await CheckChosen(unit, from, order.Entries);
        var move = AddMove(unit, kind, from.Id, to.Id, order.Entries.Count, order.Reason);
        unit.Db.AddRange(await mover.Move(unit, move, from, to, order.Entries));
        await TellBoth(unit, move, from, to, order.Entries, isUndo: false, order.Reason);
        return move.Id;
    }

    private static async Task CheckChosen(Unit unit, Thread from, IReadOnlyCollection<long> entries)
    {
        RuleBrokenException.Unless(entries.Count > 0, "move-none");
        RuleBrokenException.Unless(entries.Count <= ISorting.MostAtOnce, "move-many", ISorting.MostAtOnce);

        // The report stays: so a request is never left with nothing.
        RuleBrokenException.Unless(await Thread.ReportOf(unit, from.Id) is not { } report || !entries.Contains(report), "move-report");
    }

    private static MoveRow AddMove(Unit unit, MoveKind kind, long from, long to, int messages, string reason) => unit.Add(new MoveRow
    {
        Id = unit.NextId(),
        TenantId = unit.TenantId,
        Kind = kind,
        FromRequestId = from,
        ToRequestId = to,
        Messages = messages,
        Reason = reason.Trim(),
        ById = unit.Actor.Kind == ActorKind.Staff ? unit.Actor.Id : null,
        At = unit.Now,
    });

    /// <summary>Of two who take back the same, the first does.</summary>
    private static async Task<bool> Claim(Unit unit, MoveRow move, string reason) => move.UndoneAt is null && await unit.Execute(
        "UPDATE conversations_move SET undone_at = @Now, undone_by_id = @Id, undone_reason = @reason WHERE id = @moveId AND undone_at IS NULL AND tenant_id = @TenantId",
        new { unit.Now, unit.Actor.Id, reason = reason.Trim(), moveId = move.Id, unit.TenantId }) == 1;

    /// <summary>A later move of one of these entries that still stands.</summary>
    private static Task<bool> MovedAgain(Unit unit, long moveId, IReadOnlyCollection<long> entries) =>
        unit.Db.Set<MovedEntry>()
            .Where(entry => entries.Contains(entry.EntryId) && entry.MoveId > moveId)
            .Join(unit.Db.Set<MoveRow>().Where(row => row.UndoneAt == null), entry => entry.MoveId, row => row.Id, (entry, row) => row.Id)
            .AnyAsync();

    private async Task SetChannel(Unit unit, Thread thread, long entryId, string from, string to, string reason)
    {
        var changed = await unit.Execute(
            "UPDATE conversations_entry SET channel = @to WHERE id = @entryId AND channel = @from AND request_id = @Id AND tenant_id = @TenantId",
            new { to, from, entryId, thread.Id, unit.TenantId });
        RuleBrokenException.Unless(changed == 1, "move-meanwhile");
        if (await Thread.ReportOf(unit, thread.Id) == entryId)
        {
            await unit.Execute("UPDATE conversations_conversation SET channel = @to WHERE id = @ConversationId AND tenant_id = @TenantId", new { to, thread.ConversationId, unit.TenantId });
            await requests.Correct(unit, thread.Id, new Requests.Contracts.Correction { Channel = to, Reason = reason });
        }
    }

    private bool IsSpoken(string channel) => channels.Find(channel)?.Capabilities.Spoken == true;

    private async Task TellBoth(Unit unit, MoveRow move, Thread from, Thread to, IReadOnlyCollection<long> entries, bool isUndo, string reason)
    {
        await unit.Db.SaveChangesAsync();
        var isSplit = move.Kind == MoveKind.Split && !isUndo;
        await Tell(unit, isSplit ? "split-off" : "moved-out", from, to, move.Id, entries, isUndo, reason);
        await Tell(unit, isSplit ? "split-from" : "moved-in", to, from, move.Id, entries, isUndo, reason);
        await requests.Touch(unit, from.Id, byResident: false);
        await requests.Touch(unit, to.Id, byResident: false);
    }

    private async Task Tell(Unit unit, string what, Thread one, Thread other, long moveId, IReadOnlyCollection<long> entries, bool isUndo, string reason)
    {
        await unit.Db.SaveChangesAsync();
        var happened = new EntriesSorted(what, one.Id, other.Id, moveId, [.. entries], isUndo, reason.Trim());
        await conversations.Log(unit, new StaffLine(happened.Kind, reason.Trim(), one.Id, one.PersonId, new { moveId = $"{moveId}", other.Number, messages = entries.Count, isUndo }));
        await unit.Publish(happened);
    }

    private static void CheckReason(string reason)
    {
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(reason), "reason-missing");
        RuleBrokenException.Unless(reason.Length <= LongestReason, "reason-long", LongestReason);
    }
}
