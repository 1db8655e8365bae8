using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Conversations.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Fetching;

/// <summary>To which of its addresses a fetched mail was sent: there is no envelope any more, so by what the servers on its way and the writer wrote down.</summary>
internal static class FetchedRecipient
{
    /// <summary>Written by the server that delivered it, the last one first.</summary>
    private static readonly string[] Traces = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To"];

    /// <returns>An address of this mailbox, with the tag it was written with; its first one when the mail names none.</returns>
    public static Destination Of(Tenant town, MailboxInfo mailbox, MailMessage mail)
    {
        var traced = Traces.SelectMany(name => mail.Headers.All(name)).Select(field => field.Raw.Trim().Trim('<', '>'));
        var written = mail.To.Addresses.Concat(mail.Cc.Addresses).Select(address => address.Address);
        Destination? found = null;
        foreach (var address in traced.Concat(written))
        {
            var (plain, tag) = PlusAddress.Split(address);
            if (mailbox.Addresses.Contains(plain))
            {
                if (tag is not null)
                {
                    return new Destination(town, mailbox, plain, tag);
                }

                found ??= new Destination(town, mailbox, plain, null);
            }
        }

        return found ?? new Destination(town, mailbox, mailbox.Addresses[0], null);
    }
}
