using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Sending;

/// <inheritdoc/>
internal sealed class MailAddressees(CorrespondenceReader correspondence) : IAddressees
{
    public async Task<Addressee?> Of(int tenantId, RequestView request, CancellationToken cancel) =>
        await correspondence.Find(request, request.PersonId, tenantId, cancel) is { } between
            ? new Addressee(between.Name, between.Address, between.Mailbox.Addresses[0], between.IsDeadEnd)
            : null;
}
