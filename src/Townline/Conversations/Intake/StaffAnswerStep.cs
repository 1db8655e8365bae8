using Townline.Conversations.Contracts;
using Townline.Conversations.Files;
using Townline.Platform.Files;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>
/// What came back to a mail to the staff: the journal has it, once, as all that arrives. A member's own words are a note; of all else only the event log tells.
/// </summary>
internal sealed class StaffAnswerStep(IConversations conversations) : IIntakeStep
{
    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        var (message, answer) = (context.Message, context.Message.ByStaff!);
        context.RequestId = message.ContinuesRequestId;
        long? note = answer.Kind == StaffAnswerKind.Note ? await Note(message, unit) : null;
        context.EntryId = note ?? 0;
        unit.Insert(
            Inbound.Into,
            context.InboundId, unit.TenantId, message.Channel, message.ExternalId, unit.Now, message.ContentType, message.Raw, note, context.RequestId, null);
        if (note is null)
        {
            await unit.Publish(new StaffMailReturned(answer.Kind, answer.MailId, answer.StaffId, context.RequestId, answer.Reason) { Detail = answer.Detail, IsDeadEnd = answer.IsDeadEnd });
        }
    }

    private async Task<long> Note(InboundMessage message, Unit unit)
    {
        var requestId = message.ContinuesRequestId!.Value;
        if (message.Files.Count > 0)
        {
            await Drafts.Give(unit, message.Files, RequestFileOwner.Name, requestId);
        }

        return await conversations.Note(unit, requestId, message.Text, message.Files);
    }
}
