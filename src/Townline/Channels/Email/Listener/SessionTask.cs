namespace Townline.Channels.Email.Listener;

/// <summary>What the engine cannot do by itself and asks its session for.</summary>
internal abstract record SessionTask
{
    /// <summary>Ask the sink about a recipient, then call <see cref="SmtpEngine.Checked"/>.</summary>
    public sealed record Check(string Recipient) : SessionTask;

    /// <summary>Hand the mail to the sink, then call <see cref="SmtpEngine.Delivered"/>.</summary>
    public sealed record Deliver(SmtpEnvelope Envelope, ReadOnlyMemory<byte> Mail) : SessionTask;

    /// <summary>
    /// Send what is written, forget what was read already (it came before the encryption, so anybody may have slipped it in), encrypt the line,
    /// then call <see cref="SmtpEngine.Encrypted"/>.
    /// </summary>
    public sealed record StartTls : SessionTask;

    /// <summary>Send what is written and hang up.</summary>
    public sealed record Close : SessionTask;
}
