using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Held;

/// <summary>
/// Lets an answer leave when its time has come, as if its writer sent it now. Its row goes in the same unit: of this and of taking it back, one finds
/// the row and the other does not.
/// </summary>
internal sealed class HeldHandler(Store store, IConversations conversations, IInquiries inquiries, IRequests requests, IRequestQueries queries, ICatalogue catalogue) : IOutboxHandler
{
    private const string Name = "answer.leave";

    public string Topic => Name;

    /// <summary>Without an order key: a row that waits for months must not hold up the answers written meanwhile.</summary>
    public static void Ask(Unit unit, long heldId, DateTimeOffset due) => unit.Enqueue(Name, new HeldDue(heldId, due.ToUnixTimeMilliseconds()), due);

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var asked = item.Payload<HeldDue>();
        await using var db = store.Read(item.TenantId);
        var row = await db.Set<HeldRow>().FirstOrDefaultAsync(held => held.Id == asked.HeldId, cancel);
        if (row is null || row.DueAt.ToUnixTimeMilliseconds() != asked.Due)
        {
            return;
        }

        try
        {
            await item.Complete(unit => Leave(unit, row), CancellationToken.None, new Actor(ActorKind.Staff, row.StaffId, "later"));
        }
        catch (RuleBrokenException broken)
        {
            await item.Complete(unit => Stop(unit, row, broken.Code), CancellationToken.None);
        }
        catch (KeyNotFoundException)
        {
            // There is no such request any more.
            await item.Complete(unit => Take(unit, row), CancellationToken.None);
        }
    }

    private async Task Leave(Unit unit, HeldRow row)
    {
        if (await Take(unit, row) != 1)
        {
            return;
        }

        if (row.Read().Inquiry is { } asked)
        {
            await inquiries.Ask(unit, new InquiryOrder(row.RequestId, row.Text, row.Files, asked, row.Letter));
        }
        else
        {
            await conversations.Reply(unit, row.RequestId, row.Text, row.Files, row.ForAll, letter: row.Letter);
            if (row.Asks && await MayWait(unit, row.RequestId))
            {
                await requests.Move(unit, row.RequestId, "waiting");
            }
        }
    }

    /// <summary>The row of exactly this time; one that was given another time meanwhile stays.</summary>
    private static Task<int> Take(Unit unit, HeldRow row) =>
        unit.Execute("DELETE FROM conversations_held WHERE id = @Id AND due_at = @DueAt AND tenant_id = @TenantId", new { row.Id, row.DueAt, row.TenantId });

    private static async Task Stop(Unit unit, HeldRow row, string code)
    {
        if (await unit.Execute("UPDATE conversations_held SET problem = @code WHERE id = @Id AND due_at = @DueAt AND tenant_id = @TenantId", new { code, row.Id, row.DueAt, row.TenantId }) == 1)
        {
            await unit.Publish(new HeldAnswerChanged(HeldAnswerChanged.Stopped, row.Id, row.RequestId) { StaffId = row.StaffId });
        }
    }

    private async Task<bool> MayWait(Unit unit, long requestId) =>
        await queries.On(unit, requestId) is { Open: true } request
        && (await catalogue.Of(unit.TenantId)).ById(request.ServiceId)?.Workflow.Allows(request.State, "waiting") == true;
}

/// <summary>What stands in the outbox.</summary>
/// <param name="Due">For which time it was asked, in unix ms.</param>
internal sealed record HeldDue(long HeldId, long Due);
