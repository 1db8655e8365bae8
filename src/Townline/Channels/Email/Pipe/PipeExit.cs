namespace Townline.Channels.Email.Pipe;

/// <summary>Exit codes that mail servers understand (sysexits.h).</summary>
internal static class PipeExit
{
    /// <summary>The mail is stored.</summary>
    public const int Stored = 0;

    /// <summary>The command was written wrongly: the mail server returns the mail.</summary>
    public const int Usage = 64;

    /// <summary>There is no mail, or it is too large: the mail server returns it.</summary>
    public const int Refused = 65;

    /// <summary>No mailbox has this address: the mail server returns the mail.</summary>
    public const int NoMailbox = 67;

    /// <summary>The mail server keeps the mail and tries again.</summary>
    public const int TryLater = 75;
}
