using Townline.Channels.Email.Mime;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Spam.Learning;

/// <summary>Whom a clerk answers wrote no spam: so the town learns what good mails are like without anybody's doing anything for it.</summary>
internal sealed class AnsweredMail(IRequestQueries requests) : IListen<MessageSent>
{
    public async Task Hear(MessageSent happened, Unit unit)
    {
        if (unit.Actor.Kind == ActorKind.Staff && !unit.IsHistory && await requests.On(unit, happened.RequestId) is { Channel: EmailChannel.ChannelName })
        {
            unit.Enqueue(AnsweredMailHandler.Name, new AnsweredRequest(happened.RequestId));
        }
    }
}

/// <summary>What stands in the outbox.</summary>
internal sealed record AnsweredRequest(long RequestId);

/// <summary>Learns from a mail that was answered, unless somebody has said what it is.</summary>
internal sealed class AnsweredMailHandler(IArrivals arrivals) : IOutboxHandler
{
    internal const string Name = "email.learn";

    public string Topic => Name;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        if (await arrivals.Opening(item.TenantId, item.Payload<AnsweredRequest>().RequestId, cancel) is not { } opening)
        {
            return;
        }

        var (id, signs) = (CallingSpam.IdOf(opening), MailTokens.Of(MailParser.Parse(opening.Raw)));
        await item.Complete(
            async unit =>
            {
                if (!await Lessons.Knows(unit, id))
                {
                    await Lessons.Learn(unit, id, isSpam: false, signs);
                }
            },
            CancellationToken.None);
    }
}
