using System.Text;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>The words by which a server says how it went.</summary>
internal enum ImapStatus
{
    Ok,
    No,
    Bad,
    PreAuth,
    Bye,
}

/// <summary>Reads them.</summary>
internal static class ImapStatuses
{
    /// <returns>Null for any other word.</returns>
    public static ImapStatus? Of(ReadOnlySpan<byte> word) =>
        Ascii.EqualsIgnoreCase(word, "OK"u8) ? ImapStatus.Ok
        : Ascii.EqualsIgnoreCase(word, "NO"u8) ? ImapStatus.No
        : Ascii.EqualsIgnoreCase(word, "BAD"u8) ? ImapStatus.Bad
        : Ascii.EqualsIgnoreCase(word, "BYE"u8) ? ImapStatus.Bye
        : Ascii.EqualsIgnoreCase(word, "PREAUTH"u8) ? ImapStatus.PreAuth
        : null;
}
