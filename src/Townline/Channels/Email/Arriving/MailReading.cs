using Townline.Channels.Email.Bounces;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Spam;
using Townline.Channels.Email.Staff;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Arriving;

/// <summary>Makes a message of a mail: whose it is, what it continues, its words and its files.</summary>
internal sealed class MailReading(MailThreads threads, StaffReplies staff, MailFiles files, SpamGate spam, ICatalogue catalogue, ILogger<MailReading> log)
{
    /// <returns>Null when the mail is one of the town's own that came back, stands where it belongs already, or is held as spam.</returns>
    public async Task<InboundMessage?> Read(ArrivingMail arriving, MailMessage mail, byte[] raw, string externalId)
    {
        var (to, town) = (arriving.To, arriving.To.Town);
        if (mail.MessageId is { } id && OwnMessageId.IsOurs(town, id))
        {
            log.OwnMailCameBack(to.Mailbox.Id);
            return null;
        }

        if (await staff.Read(to, mail, CancellationToken.None) is { } reply)
        {
            return await OfStaff(town, mail, raw, externalId, reply);
        }

        var failure = BounceFacts.Of(town, mail.Bounce);
        var thread = await threads.Find(to, mail, CancellationToken.None);
        if (thread is null && !arriving.IsWanted && mail.Auto is (AutoKind.None or AutoKind.List) && await spam.Holds(arriving, mail, raw, externalId))
        {
            return null;
        }

        var twin = await threads.Twin(to, mail, CancellationToken.None);
        if (twin is not null && twin == thread?.RequestId)
        {
            log.CameTwice(to.Mailbox.Id);
            return null;
        }

        return new InboundMessage
        {
            TenantId = town.Id,
            Channel = EmailChannel.ChannelName,
            ExternalId = externalId,
            Raw = raw,
            ContentType = "message/rfc822",
            Actor = new Actor(ActorKind.Resident, null, EmailChannel.ChannelName),
            From = failure is null && thread?.InquiryId is null ? From(arriving, mail) : ClaimedPerson.Unknown,
            Text = MailText.Of(mail, isAnswer: thread is not null),
            Language = thread is null && mail.Auto == AutoKind.None ? MailLanguage.Of(mail.Folded.NewText, town.Languages) : null,
            Files = mail.Attachments.Count == 0 ? [] : await files.Keep(town, mail),
            ContinuesRequestId = thread?.RequestId,
            AlsoInRequestId = twin,
            ReopensClosed = mail.Auto == AutoKind.None && thread is not { IsGuess: true },
            ForStaff = failure is not null || thread is { IsGuess: true },
            InquiryId = thread?.InquiryId,
            IsAutomatic = mail.Auto is AutoKind.AutoReply or AutoKind.Bounce,
            Failure = failure,
            Report = thread is null ? await Report(arriving) : null,
        };
    }

    /// <summary>What came back to a mail to a member of the staff. Its words count when they are that member's.</summary>
    private async Task<InboundMessage> OfStaff(Tenant town, MailMessage mail, byte[] raw, string externalId, StaffReply reply)
    {
        var answer = reply.Answer;
        var text = MailText.Of(mail, isAnswer: true);
        if (answer.Kind == StaffAnswerKind.Note && text.Length == 0 && mail.Attachments.Count == 0)
        {
            answer = answer with { Kind = StaffAnswerKind.Dropped, Reason = "empty" };
        }

        var isNote = answer.Kind == StaffAnswerKind.Note;
        return new InboundMessage
        {
            TenantId = town.Id,
            Channel = EmailChannel.ChannelName,
            ExternalId = externalId,
            Raw = raw,
            ContentType = "message/rfc822",
            Actor = isNote ? new Actor(ActorKind.Staff, answer.StaffId, EmailChannel.ChannelName) : Actor.System(EmailChannel.ChannelName),
            Text = !isNote ? "" : text.Length > 0 ? text : string.Join(", ", mail.Attachments.Select(file => file.FileName)),
            Files = isNote && mail.Attachments.Count > 0 ? await files.Keep(town, mail) : [],
            ContinuesRequestId = reply.RequestId,
            ByStaff = answer,
        };
    }

    /// <summary>A mail is not for the public, whatever the service: people write in it what they would not write on a form.</summary>
    private async Task<ReportDraft> Report(ArrivingMail arriving)
    {
        var (to, services) = (arriving.To, await catalogue.Of(arriving.To.Town.Id));
        var service = (to.Tag is { } tag ? services.ByCode(tag) : null)
            ?? services.ById(to.Mailbox.ServiceId)
            ?? throw new InvalidOperationException($"The mailbox {to.Mailbox.Name} opens requests of a service that the town has no more.");
        return new ReportDraft { Service = service, KeepPrivate = true };
    }

    /// <summary>Who says that they wrote it. A mailbox of the town is nobody: that is how forms and other programs write.</summary>
    private static ClaimedPerson From(ArrivingMail arriving, MailMessage mail) =>
        mail.Sender.Writer(arriving.To.Mailbox.Addresses) is { } writer
            ? new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, writer.Address)], writer.Name.Length == 0 ? null : writer.Name)
            : ClaimedPerson.Unknown;
}
