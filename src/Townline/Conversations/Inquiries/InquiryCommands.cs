using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Inquiries;

/// <inheritdoc/>
internal sealed class InquiryCommands(Delivery.Channels channels, IRequestQueries requests) : IInquiries
{
    private const int LongestText = 100_000;

    public async Task Check(Unit unit, InquiryOrder order)
    {
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(order.Text), "text-empty");
        RuleBrokenException.Unless(order.Text.Length <= LongestText, "text-long", LongestText);
        RuleBrokenException.Unless(order.Parts.Messages.Count <= InquiryParts.MostMessages, "inquiry-messages", InquiryParts.MostMessages);
        RuleBrokenException.Unless(order.Parts.RemindDays is null or (>= 1 and <= InquiryParts.MostDays), "inquiry-days", InquiryParts.MostDays);
        await LetterCheck.Demand(unit, channels.OfLetters.Capabilities, order.Letter, [.. order.Files, .. order.Parts.Files]);
        if (await requests.On(unit, order.RequestId) is null)
        {
            throw new KeyNotFoundException($"There is no request {order.RequestId}.");
        }
    }

    public async Task<long> Ask(Unit unit, InquiryOrder order)
    {
        await Check(unit, order);
        var staff = unit.Actor is { Kind: ActorKind.Staff, Id: { } member } ? member : throw new InvalidOperationException("Only staff ask others.");
        var parts = await Fit(unit, order);
        var letter = order.Letter with { Cc = [.. order.Letter.Cc.Except([parts.Address], StringComparer.OrdinalIgnoreCase)], Bcc = [], QuotesEntryId = null };
        var (id, channel) = (unit.NextId(), channels.OfLetters.Name);
        unit.Insert(
            Entry.IntoInquiry,
            id, unit.TenantId, null, order.RequestId, null, unit.Now, (int)EntryKind.Message, (int)Direction.Out, channel,
            (int)ActorKind.Staff, staff, (int)Audience.Staff, order.Text.Trim(), null, null, id);
        foreach (var file in order.Files.Concat(await FileHandover.Copy(unit, parts.Files, RequestFileOwner.Name, order.RequestId)))
        {
            unit.Insert(Attachment.Into, unit.NextId(), unit.TenantId, id, order.RequestId, file, (int)FileRole.Document, (int)Audience.Staff);
        }

        if (!letter.IsEmpty)
        {
            unit.Add(Letter.Of(unit.TenantId, id, letter));
        }

        unit.Add(new InquiryRow { EntryId = id, TenantId = unit.TenantId, RequestId = order.RequestId, StaffId = staff, Parts = parts, AskedAt = unit.Now });
        DeliveryPlanner.PlanOutside(
            unit,
            new Outgoing(id, order.RequestId, null, null, Audience.Staff) { Copies = [(parts.Address, Copy.Asked), .. letter.Cc.Select(address => (address, Copy.Open))] },
            channel);
        await unit.Publish(new InquirySent(id, order.RequestId, staff, parts.RemindDays));
        return id;
    }

    public async Task Receive(Unit unit, long id, long entryId, bool isAutomatic)
    {
        if (await Row(unit, id) is not { } row)
        {
            return;
        }

        if (!isAutomatic)
        {
            await unit.Execute(
                "UPDATE conversations_inquiry SET state = @answered, answered_at = COALESCE(answered_at, @Now) WHERE entry_id = @id AND tenant_id = @TenantId",
                new { answered = (int)InquiryState.Answered, unit.Now, id, unit.TenantId });
        }

        await unit.Publish(new InquiryAnswered(id, entryId, row.RequestId, row.StaffId, isAutomatic));
    }

    public async Task<bool> End(Unit unit, long requestId, long id) =>
        await Row(unit, id) is { } row && row.RequestId == requestId && await Stop(unit, row, InquiryState.Ended);

    /// <summary>It did not arrive, and is not waited for any more.</summary>
    public async Task Fail(Unit unit, long id)
    {
        if (await Row(unit, id) is { } row)
        {
            await Stop(unit, row, InquiryState.Failed);
        }
    }

    /// <summary>What stands with this request, and nothing of another.</summary>
    private static async Task<InquiryParts> Fit(Unit unit, InquiryOrder order)
    {
        var (messages, files) = (order.Parts.Messages, order.Parts.Files);
        var known = messages.Count == 0 ? [] : await unit.Db.Set<Entry>().Where(entry => messages.Contains(entry.Id) && entry.RequestId == order.RequestId && entry.Kind == EntryKind.Message).Select(entry => entry.Id).ToListAsync();
        var attached = files.Count == 0 ? [] : await unit.Db.Set<Attachment>().Where(file => files.Contains(file.FileId) && file.RequestId == order.RequestId).Select(file => file.FileId).Distinct().ToListAsync();
        return order.Parts with { Messages = [.. known.Order()], Files = [.. attached.Order()] };
    }

    /// <summary>Of an answer and of somebody who ends the waiting, the first is what happened.</summary>
    private static async Task<bool> Stop(Unit unit, InquiryRow row, InquiryState state)
    {
        var stopped = await unit.Execute(
            "UPDATE conversations_inquiry SET state = @state WHERE entry_id = @EntryId AND tenant_id = @TenantId AND state = @waiting",
            new { state = (int)state, row.EntryId, unit.TenantId, waiting = (int)InquiryState.Waiting }) == 1;
        if (stopped)
        {
            await unit.Publish(new InquiryEnded(row.EntryId, row.RequestId, HasFailed: state == InquiryState.Failed));
        }

        return stopped;
    }

    private static Task<InquiryRow?> Row(Unit unit, long id) => unit.Db.Set<InquiryRow>().AsNoTracking().FirstOrDefaultAsync(row => row.EntryId == id);
}
