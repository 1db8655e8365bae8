using Townline.Conversations.Contracts;
using Townline.Conversations.Files;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>Writes what the steps found: the journal row, the line on the timeline, its files.</summary>
internal sealed class Record(ILinks links, IInquiries inquiries) : IIntakeStep
{
    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        var message = context.Message;
        var (person, acting) = await Whose(context, unit);
        var audience = message.ForStaff || message.InquiryId is not null ? Audience.Staff : message.Public ? Audience.Public : Audience.Resident;
        unit.Insert(
            Inbound.Into,
            context.InboundId, unit.TenantId, message.Channel, message.ExternalId, unit.Now, message.ContentType, message.Raw, context.EntryId, context.RequestId, person);
        object?[] entry =
        [
            context.EntryId, unit.TenantId, context.ConversationId, context.RequestId, person, unit.Now, (int)EntryKind.Message, (int)Direction.In, message.Channel,
            (int)message.Actor.Kind, message.Actor.Id, (int)audience, message.Text, null, null,
        ];
        if (message.InquiryId is { } asked)
        {
            unit.Insert(Entry.IntoInquiry, [.. entry, asked]);
        }
        else if (acting is null)
        {
            unit.Insert(Entry.Into, entry);
        }
        else
        {
            unit.Insert(Entry.IntoByActing, [.. entry, acting]);
        }

        // Photos of a report are as public as the request itself, which the reader of the file checks; those of an answer as the answer.
        var filesFor = message.Report is null ? audience : Audience.Public;
        foreach (var file in message.Files)
        {
            unit.Insert(Attachment.Into, unit.NextId(), unit.TenantId, context.EntryId, context.RequestId, file, (int)FileRole.Photo, (int)filesFor);
        }

        if (message.Files.Count > 0 && context.RequestId is { } requestId)
        {
            await Drafts.Give(unit, message.Files, RequestFileOwner.Name, requestId);
        }

        if (message.Report?.MediaUrl is { } address && context.RequestId is { } reported)
        {
            NamedPhotos.Ask(unit, context.Tenant, address, reported);
        }

        if (message.Failure is { } failure)
        {
            await unit.Publish(new MessageCameBack(context.EntryId, context.RequestId, failure.AboutId, failure.IsPermanent) { Detail = failure.Detail, Recipients = failure.Recipients, DeadEnds = failure.DeadEnds });
        }
        else if (message.InquiryId is { } inquiry)
        {
            await inquiries.Receive(unit, inquiry, context.EntryId, message.IsAutomatic);
        }
        else if (message.Report is null)
        {
            await unit.Publish(new MessageReceived(context.EntryId, context.RequestId, message.Channel) { IsLate = context.IsLate, IsAutomatic = message.IsAutomatic });
        }
    }

    /// <summary>On whose timeline it stands: nobody's when somebody outside wrote; else the writer's; but what somebody writes to a request of one they act for is that one's, with the writer named.</summary>
    private async Task<(long? Person, long? Acting)> Whose(IntakeContext context, Unit unit)
    {
        if (context.Message.InquiryId is not null)
        {
            return (null, null);
        }

        var writer = context.Person?.Id;
        var owner = context.Continued?.PersonId;
        return writer is { } acting && owner is { } person && acting != person && await links.ActsFor(unit.Db, acting, person, CancellationToken.None)
            ? (person, acting)
            : (writer ?? owner, null);
    }
}
