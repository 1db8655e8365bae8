using Townline.Channels.Email.Bounces;
using Townline.Channels.Email.Outgoing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Smtp;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>Sends the receipt of a request, or writes down why there is none. Whether it was sent stands on the timeline of the staff.</summary>
internal sealed class ReceiptHandler(
    TenantDirectory towns, IRequestQueries requests, CorrespondenceReader correspondence, AnswerBrake brake, ReceiptGate gate, ReceiptLetter letters, MailDispatch dispatch, IConversations conversations, IPeople people, TimeProvider time)
    : IReadsAhead
{
    internal const string Name = "email.receipt";

    /// <summary>A receipt that comes days later than the report helps nobody.</summary>
    internal static readonly TimeSpan KeepsTrying = TimeSpan.FromHours(72);

    public string Topic => Name;

    /// <summary>More than fit into <see cref="KeepsTrying"/>: it is the time that ends it.</summary>
    public int MostAttempts => 150;

    public async Task<Func<OutboxItem, CancellationToken, Task>> ReadAhead(IReadOnlyList<OutboxItem> items, CancellationToken cancel)
    {
        var town = await towns.Get(items[0].TenantId, cancel);
        var found = await requests.ByIds(town.Id, [.. items.Select(RequestOf)], cancel);
        var between = await correspondence.Find(town.Id, [.. found.Where(request => request.PersonId is not null).Select(request => (request, request.PersonId!.Value))], cancel);
        var owed = (
            from request in found
            where between.ContainsKey(request.Id)
            select new Owed(request, between[request.Id], ReceiptKeys.Of(town, request, between[request.Id]))).ToDictionary(receipt => receipt.Request.Id);
        var last = await brake.Newest(town, [.. owed.Values.Select(receipt => receipt.Keys.Address).Distinct()], cancel);
        return (item, cancel) => owed.GetValueOrDefault(RequestOf(item)) is { } receipt ? Handle(item, town, receipt, last[receipt.Keys.Address], cancel) : Task.CompletedTask;
    }

    private static long RequestOf(OutboxItem item) => item.Payload<ReceiptAsked>().RequestId;

    private async Task Handle(OutboxItem item, Tenant town, Owed receipt, IEnumerable<NoticeRow> last, CancellationToken cancel)
    {
        var (request, between, keys) = receipt;
        var outcome = await gate.Why(town, between, keys, last, cancel) is { } held ? new Outcome(held) : await Send(town, request, between, item.Id, cancel);
        await item.Complete(unit => Keep(unit, item.Id, request, between, keys, outcome), CancellationToken.None);
    }

    private async Task<Outcome> Send(Tenant town, RequestView request, Correspondence between, long id, CancellationToken cancel)
    {
        try
        {
            await dispatch.Send(town.Id, await letters.Write(town, request, between, id, cancel), cancel);
            return new Outcome(NoticeState.Sent);
        }
        catch (SmtpException refused) when (refused.IsForGood)
        {
            return new Outcome(NoticeState.Failed, refused.Message, DeadEnd.Of(between.Address, refused));
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && time.GetUtcNow() - request.RequestedAt >= KeepsTrying)
        {
            return new Outcome(NoticeState.Failed, error.Message);
        }
    }

    private async Task Keep(Unit unit, long id, RequestView request, Correspondence between, ReceiptKeys keys, Outcome outcome)
    {
        unit.Insert(NoticeRow.Into, id, unit.TenantId, request.Id, (int)NoticeKind.Receipt, (int)outcome.State, keys.Address, keys.Subject, unit.Now);
        await conversations.Log(unit, new StaffLine($"receipt.{outcome.State.ToString().ToLowerInvariant()}", outcome.Detail, request.Id, request.PersonId, new { noticeId = $"{id}" }));
        if (outcome.DeadEnd is { } dead)
        {
            await people.MarkDeadEnds(unit, request.PersonId!.Value, [dead]);
        }
        else if (outcome.State == NoticeState.Sent && between.IsDeadEnd)
        {
            // They have just written from there.
            await people.Revive(unit, new ClaimedIdentity(IdentityKind.Email, between.Address));
        }
    }

    private sealed record Owed(RequestView Request, Correspondence Between, ReceiptKeys Keys);

    private sealed record Outcome(NoticeState State, string Detail = "", ClaimedIdentity? DeadEnd = null);
}
