namespace Townline.Channels.Email.Listener;

/// <summary>Where mail goes that came over the line. The listener knows nothing of towns; the sink knows nothing of the protocol.</summary>
internal interface IMailSink
{
    /// <summary>May this address be written to? 250, 550 with a sentence for the sender, or 4xx when it cannot be said now.</summary>
    ValueTask<SmtpReply> Check(string recipient, CancellationToken cancel);

    /// <summary>
    /// Stores a mail. A recipient is answered with 2xx only once the mail is durable for them, with 4xx when the sending server has to keep it.
    /// </summary>
    /// <param name="mail">Valid until the task is done.</param>
    /// <returns>An answer for each recipient, in their order.</returns>
    Task<IReadOnlyList<SmtpReply>> Take(SmtpEnvelope envelope, ReadOnlyMemory<byte> mail);
}
