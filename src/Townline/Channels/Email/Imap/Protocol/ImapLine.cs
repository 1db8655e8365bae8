namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>One response as it came, with its literals taken out.</summary>
/// <param name="Text">Without the last line end; where a literal stood, its length and a line end are left: "BODY[] {12}\r\n)".</param>
/// <param name="Literals">In their order.</param>
internal sealed record ImapLine(byte[] Text, IReadOnlyList<ImapLiteral> Literals);

/// <summary>Bytes that the server announced by their number.</summary>
/// <param name="Length">As announced.</param>
/// <param name="Bytes">Null when there were more than may be kept.</param>
internal sealed record ImapLiteral(long Length, byte[]? Bytes);
