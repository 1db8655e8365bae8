namespace Townline.Channels.Email.Mime;

/// <summary>What a mail may cost. Above a limit the rest is left unread and the message says so (<see cref="MailWarnings"/>); its bytes stay what they were.</summary>
internal static class MailLimits
{
    /// <summary>Bytes taken from a stream.</summary>
    public const int MaxMessageBytes = 64 * 1024 * 1024;

    /// <summary>Multiparts within multiparts, and messages within messages.</summary>
    public const int MaxDepth = 50;

    /// <summary>Parts of one message, however nested.</summary>
    public const int MaxParts = 10_000;

    /// <summary>Fields of one header, and all their bytes.</summary>
    public const int MaxFields = 1_000;
    public const int MaxHeaderBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of a field that are decoded; addresses are counted in the whole of it.</summary>
    public const int MaxFieldBytes = 64 * 1024;

    /// <summary>Parameters of one field, such as <c>charset</c>; the pieces of a long one count each.</summary>
    public const int MaxParameters = 200;

    /// <summary>Addresses kept of one field; the others are counted.</summary>
    public const int MaxAddresses = 100;

    /// <summary>Message ids kept of one field: the first and, of more, the last.</summary>
    public const int MaxMessageIds = 100;

    /// <summary>Characters of a Message-ID; a longer one is cut.</summary>
    public const int MaxMessageIdLength = 998;

    /// <summary>Bytes of text, and of HTML, that are read of one message.</summary>
    public const int MaxTextBytes = 1024 * 1024;
}
