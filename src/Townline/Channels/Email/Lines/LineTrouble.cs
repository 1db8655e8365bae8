namespace Townline.Channels.Email.Lines;

/// <summary>Why there is no line to a mail server.</summary>
internal enum LineTrouble
{
    NameNotFound,

    /// <summary>The machine is there, and nobody listens on that port.</summary>
    Refused,
    Unreachable,
    TimedOut,

    /// <summary>The server's certificate is not to be trusted.</summary>
    Certificate,

    /// <summary>The two could not agree on how to encrypt; mostly the port speaks no TLS.</summary>
    Encryption,
    Broke,
}

/// <summary>A line could not be had, or is gone.</summary>
/// <param name="trouble">What kind of failure.</param>
/// <param name="detail">The machine's own words, for whoever set it up.</param>
/// <param name="cause">What was thrown, if anything was.</param>
internal sealed class LineFailedException(LineTrouble trouble, string detail, Exception? cause = null) : IOException(detail, cause)
{
    public LineTrouble Trouble { get; } = trouble;
}
