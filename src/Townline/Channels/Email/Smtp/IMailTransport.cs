namespace Townline.Channels.Email.Smtp;

/// <summary>Hands mails over to mail servers.</summary>
internal interface IMailTransport
{
    /// <summary>When it returns, the server has the mail.</summary>
    /// <returns>The server's answer.</returns>
    /// <exception cref="SmtpException">It has not, or nobody knows.</exception>
    Task<SmtpAnswer> Send(SmtpServer server, SmtpMail mail, CancellationToken cancel);
}
