namespace Townline.Channels.Email.Mime;

/// <summary>What was not as it should be. A message is read all the same.</summary>
[Flags]
internal enum MailWarnings
{
    None = 0,

    /// <summary>The stream was longer than <see cref="MailLimits.MaxMessageBytes"/>.</summary>
    MessageCut = 1 << 0,

    /// <summary>There is no header: all is text.</summary>
    NoHeader = 1 << 1,

    /// <summary>A line of a header is none.</summary>
    BadHeaderLine = 1 << 2,

    /// <summary>More fields or bytes in a header than are read.</summary>
    HeaderCut = 1 << 3,

    /// <summary>A multipart without boundary, or whose boundary never comes.</summary>
    NoBoundary = 1 << 4,

    /// <summary>A multipart that is never closed.</summary>
    NotClosed = 1 << 5,

    TooDeep = 1 << 6,

    TooManyParts = 1 << 7,

    /// <summary>More text than is read: see <see cref="MailLimits.MaxTextBytes"/>.</summary>
    TextCut = 1 << 8,

    /// <summary>Not exactly one From with one address.</summary>
    SenderUnclear = 1 << 9,

    /// <summary>A Date that is missing or cannot be understood.</summary>
    BadDate = 1 << 10,
}
