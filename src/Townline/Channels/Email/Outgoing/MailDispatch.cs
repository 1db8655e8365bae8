using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Smtp;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Hands a composed mail to the town's server, signed where the town signs.</summary>
internal sealed class MailDispatch(OutgoingBook servers, IMailTransport transport)
{
    /// <summary>Shorter than the lease of an outbox row, so that nobody else sends the same mail meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <exception cref="SmtpException">The server has it not, or nobody knows.</exception>
    /// <exception cref="InvalidOperationException">The town sends no mail.</exception>
    public async Task<SmtpAnswer> Send(int tenantId, ComposedMail mail, CancellationToken cancel)
    {
        var route = await servers.Of(tenantId);
        var server = route.Server ?? throw new InvalidOperationException("The town sends no mail.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await transport.Send(server, Enveloped(route, mail), limit.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(SmtpTrouble.TimedOut, $"{server} did not take it in {Patience.TotalSeconds:0} seconds.", inner: late);
        }
    }

    /// <summary>The mail as it goes over the line, signed.</summary>
    public static SmtpMail Enveloped(OutgoingRoute route, ComposedMail mail) =>
        new(WireAddress.Of(mail.From), WireAddress.Of(mail.To), route.Signer?.Sign(mail.Written.Bytes) ?? mail.Written.Bytes, mail.Written.NeedsUtf8);
}
