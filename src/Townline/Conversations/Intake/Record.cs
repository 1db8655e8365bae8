using Townline.Conversations.Contracts;
using Townline.Conversations.Files;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>Writes what the steps found: the journal row, the line on the timeline, its files.</summary>
internal sealed class Record : IIntakeStep
{
    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        var message = context.Message;
        var person = context.Continued is { } continued ? context.Person?.Id ?? continued.PersonId : context.Person?.Id;
        var audience = message.Public ? Audience.Public : Audience.Resident;
        unit.Insert(
            Inbound.Into,
            context.InboundId, unit.TenantId, message.Channel, message.ExternalId, unit.Now, message.ContentType, message.Raw, context.EntryId, context.RequestId, person);
        unit.Insert(
            Entry.Into,
            context.EntryId, unit.TenantId, context.ConversationId, context.RequestId, person, unit.Now, (int)EntryKind.Message, (int)Direction.In, message.Channel,
            (int)message.Actor.Kind, message.Actor.Id, (int)audience, message.Text, null, null);

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

        if (message.Report is null)
        {
            await unit.Publish(new MessageReceived(context.EntryId, context.RequestId, message.Channel));
        }
    }
}
