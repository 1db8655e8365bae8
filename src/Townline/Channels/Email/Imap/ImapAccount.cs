using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Imap;

/// <summary>Where a mailbox is and how one signs in.</summary>
/// <param name="Secret">A password, or with <paramref name="IsToken"/> an OAuth access token.</param>
internal sealed record ImapAccount(string Host, int Port, MailSecurity Security, string User, string Secret, bool IsToken = false);
