using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Threading;

/// <summary>By what a mail is known again: its Message-ID, once for each mailbox that gets it.</summary>
internal static class ExternalId
{
    private const int LongestId = 200;

    /// <param name="messageId">As written; null for a mail that has none, which is known by its bytes.</param>
    public static string Of(MailboxInfo mailbox, string? messageId, ReadOnlySpan<byte> mail) =>
        messageId is null ? With(mailbox, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(mail))}") : Of(mailbox, messageId);

    /// <summary>The id under which a mail of this Message-ID was kept; one that is absurdly long by its hash.</summary>
    public static string Of(MailboxInfo mailbox, string messageId) =>
        With(mailbox, messageId.Length <= LongestId ? messageId : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))}");

    private static string With(MailboxInfo mailbox, string id) => string.Create(CultureInfo.InvariantCulture, $"{mailbox.Id}:{id}");
}
