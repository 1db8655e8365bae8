namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>The server said what no IMAP server says. The line is of no use any more, since it is not known what its next byte means.</summary>
internal sealed class ImapNonsenseException(string message) : IOException(message);
