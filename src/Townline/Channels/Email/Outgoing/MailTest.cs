using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Smtp;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Sends a mail just to see whether mails go out, and if not, exactly why.</summary>
internal sealed class MailTest(OutgoingBook servers, MailboxBook mailboxes, TenantDirectory towns, ITownWords words, TimeProvider time)
{
    /// <summary>As long as somebody waits before a page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<MailTrial> Run(int tenantId, string to, string? language, CancellationToken cancel)
    {
        var route = await servers.Of(tenantId);
        var mailbox = (await mailboxes.Of(tenantId)).FirstOrDefault(open => open.IsOpen);
        if (route.Server is null || mailbox is null)
        {
            return new MailTrial(route.Server is null ? "NoServer" : "NoMailbox", null);
        }

        if (route.Setup is { User: not null, HasSecret: false })
        {
            return new MailTrial("SecretLost", null);
        }

        if (WireAddress.TryOf(to.Trim()) is null)
        {
            return new MailTrial("NoAddress", null);
        }

        var mail = await Compose(await towns.Get(tenantId, cancel), mailbox, to.Trim(), language, cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            // Over a line of its own: one that is open already says nothing of how to come to it.
            await using var connection = await SmtpConnection.Open(route.Server, limit.Token);
            return new MailTrial(null, (await connection.Send(MailDispatch.Enveloped(route, mail), limit.Token)).ToString());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new MailTrial(nameof(SmtpTrouble.TimedOut), null);
        }
        catch (SmtpException trouble)
        {
            return new MailTrial(trouble.Code, trouble.Detail);
        }
    }

    private async Task<ComposedMail> Compose(Tenant town, MailboxInfo mailbox, string to, string? language, CancellationToken cancel)
    {
        var w = await words.For(town.Id, language, cancel);
        var (from, text) = (mailbox.Addresses[0], w["mail.test", town.Name]);
        var mail = new OutgoingMail
        {
            From = new MailAddress(town.Name, from),
            To = [new MailAddress("", to)],
            Subject = w["mail.test.subject", town.Name],
            Date = time.GetUtcNow(),
            MessageId = OwnMessageId.Of(town, 0, Ids.Next(), from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            IsAutomatic = true,
            Language = w.Language,
            Text = text,
            Html = MailHtml.Of(town.Name, text, [], w),
        };
        return new ComposedMail(mail.MessageId, from, to, MailWriter.Write(mail));
    }
}
