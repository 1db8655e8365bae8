namespace Townline.Conversations.Contracts;

/// <summary>How a line to a mail server is kept from being read by others. Stored by number.</summary>
internal enum MailSecurity
{
    /// <summary>Encrypted from its first byte (ports 993 and 465).</summary>
    Tls = 0,

    /// <summary>Encrypted after a few words (ports 143 and 587); nothing else is said on a line that stays open.</summary>
    StartTls = 1,

    /// <summary>Open to read for whoever is on the way: for a server on the same machine.</summary>
    None = 2,
}
