namespace Townline.Channels.Email.Grants;

/// <summary>No access token is to be had, or the mail server does not take it.</summary>
/// <param name="code">A code of <see cref="Conversations.Contracts.MailTrouble"/>.</param>
/// <param name="detail">The words of whoever noticed, on one line.</param>
internal sealed class GrantFailedException(string code, string detail, Exception? cause = null) : IOException(detail, cause)
{
    public string Code { get; } = code;
}
