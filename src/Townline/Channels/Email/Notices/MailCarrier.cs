using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Outgoing;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Notices;

/// <summary>
/// Mail brings answers and closures to people who reported on the site or by an app, where the town sends mail and they gave an address at which something
/// arrives, unless they want no news by mail or like another way better.
/// </summary>
internal sealed class MailCarrier(OutgoingBook servers, MailboxBook mailboxes, IPeople people) : ICarrier
{
    public string Channel => EmailChannel.ChannelName;

    public async Task<IReadOnlySet<long>> Reached(TownlineDb db, IReadOnlyCollection<long> persons, CancellationToken cancel)
    {
        if ((await servers.Of(db.TenantId)).Server is null || !(await mailboxes.Of(db.TenantId)).Any(mailbox => mailbox.IsOpen))
        {
            return new HashSet<long>();
        }

        return (await people.Cards(db, persons, cancel)).Where(IsReachable).Select(card => card.Id).ToHashSet();
    }

    private bool IsReachable(PersonCard card) =>
        !card.Refuses(ConsentPurpose.Updates, Channel)
        && (card.PreferredChannel is null || card.PreferredChannel == Channel)
        && card.Identities.Any(identity => identity is { Kind: IdentityKind.Email, DeadEndAt: null } && WireAddress.TryOf(identity.Value) is not null);
}
