namespace Townline.Channels.Email.Imap;

/// <summary>What a mail server does not want, or cannot.</summary>
internal enum ImapTrouble
{
    /// <summary>User or password are not right, or the account may not use IMAP.</summary>
    LoginRefused,

    /// <summary>It offers none of the ways of signing in that this program knows.</summary>
    NoWayToSignIn,

    /// <summary>It does not encrypt on this port.</summary>
    NoStartTls,
    NoFolder,

    /// <summary>It asks to come later: too many connections, a quota, maintenance.</summary>
    Busy,

    /// <summary>It refuses something else.</summary>
    Refused,

    /// <summary>It ended the talk.</summary>
    SaidGoodbye,
}

/// <summary>The server said no.</summary>
/// <param name="trouble">What kind.</param>
/// <param name="said">Its own words.</param>
internal sealed class ImapFailedException(ImapTrouble trouble, string said) : IOException(said)
{
    public ImapTrouble Trouble { get; } = trouble;
}
