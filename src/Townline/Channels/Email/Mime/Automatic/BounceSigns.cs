namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>What makes a mail a bounce: its form (RFC 3464), a field that only mail servers write, or a mail server's name with one of the subjects they use.</summary>
internal static class BounceSigns
{
    private static readonly string[] Subjects =
    [
        "undelivered mail", "undeliverable", "undelivered", "delivery status notification", "delivery failure", "delivery failed", "delivery has failed", "delivery delayed", "delayed:", "mail delivery", "mail system error", "failure notice",
        "returned mail", "message could not be delivered", "could not send message", "delivery problem", "delivery error", "non-delivery", "nondeliverable", "non delivery", "warning: message", "warning: could not send", "message delayed",
        "delivery report", "unzustellbar", "nicht zustellbar", "zustellung verzögert", "non remis", "échec de remise", "undelivered", "no se puede entregar", "no se pudo entregar", "non recapitabile", "não entregue", "onbestelbaar",
        "kan inte levereras", "kunne ikke leveres", "niedostarczalne", "nelze doručit", "недоставленное", "не доставлено",
    ];

    private static readonly string[] Daemons = ["mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mailerdaemon", "microsoftexchange"];

    public static bool Are(MailMessage mail)
    {
        if (Reports.Find(mail.Root) is { } report && report.ContentType.Parameter("report-type")?.ToLowerInvariant() is null or "delivery-status" && DeliveryStatus.Find(report) is { } status)
        {
            return status.Recipients.Count == 0 || status.Recipients.Any(recipient => recipient.Action is not ("delivered" or "relayed" or "expanded"));
        }

        return mail.Headers.Find("X-Failed-Recipients") is not null
            || (Array.Exists(Subjects, words => mail.Subject?.Contains(words, StringComparison.OrdinalIgnoreCase) == true) && (IsOfDaemon(mail) || IsOfNobody(mail)));
    }

    /// <summary>Absences have no sender either, and "Undelivered recycling bin" for a subject: only a mail server gives a status.</summary>
    private static bool IsOfNobody(MailMessage mail) =>
        AutoMail.HasNoSender(mail) && !AutoMail.HasSubjectOfReply(mail) && StatusCodes.Find(mail.Text) is not null;

    private static bool IsOfDaemon(MailMessage mail)
    {
        var from = mail.Sender.From.Addresses.FirstOrDefault();
        var local = from?.Address.Split('@')[0] ?? "";
        return Array.Exists(Daemons, daemon => local.StartsWith(daemon, StringComparison.OrdinalIgnoreCase))
            || from?.Name.StartsWith("Mail Delivery S", StringComparison.OrdinalIgnoreCase) == true;
    }
}
