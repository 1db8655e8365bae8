namespace Townline.Channels.Email.Smtp;

/// <summary>What went wrong on the way to, or with, a mail server. The names are ends of keys of words.</summary>
internal enum SmtpTrouble
{
    /// <summary>The name of the server means no address.</summary>
    NameNotFound,

    /// <summary>Nobody listens at this port, or it cannot be reached.</summary>
    NotReached,
    TimedOut,

    /// <summary>The line ended in the middle.</summary>
    Cut,

    /// <summary>What came is no answer of a mail server.</summary>
    NotUnderstood,

    /// <summary>It greeted us with a refusal.</summary>
    NotReady,

    /// <summary>Encryption is asked for, and the server has none.</summary>
    NoTls,

    /// <summary>Encryption could not be agreed on; often the port speaks the other of the two ways.</summary>
    TlsFailed,

    /// <summary>It is not the server it should be, or nobody we trust vouches for it.</summary>
    Certificate,

    /// <summary>The server takes no log-in of our kind.</summary>
    NoLogin,

    /// <summary>User and password would go over the line for all to read.</summary>
    LoginInTheClear,
    LoginRefused,

    /// <summary>The access token cannot be renewed, or is not taken: what it is about says a <see cref="Grants.GrantFailedException"/>.</summary>
    NoToken,
    SenderRefused,
    RecipientRefused,
    MailRefused,

    /// <summary>The mail is larger than the server takes.</summary>
    TooLarge,

    /// <summary>An address has letters that the server cannot carry.</summary>
    NoUtf8,
}
