using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>Mail that is fetched from a mailbox elsewhere, over IMAP. Kept by the e-mail channel.</summary>
internal interface IMailFetching
{
    /// <summary>Where a town's mailboxes are fetched from, and how that goes, by mailbox.</summary>
    Task<IReadOnlyDictionary<long, MailFetching>> Of(int tenantId, CancellationToken cancel = default);

    /// <summary>Adds or changes where a mailbox is fetched from. With another server, user or folder everything is looked at from the beginning.</summary>
    /// <param name="secret">Password or token, or with a grant the secret of the client; null leaves it as it is, when the account is the same.</param>
    /// <param name="refreshToken">For a grant by one; null leaves it likewise.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Something is missing, or is none.</exception>
    Task Save(Unit unit, MailSourceInfo source, string? secret, string? refreshToken = null);

    /// <summary>Tries what <see cref="Save"/> would store: calls, signs in, and looks whether the folders are there. Changes nothing.</summary>
    /// <param name="secret">Null for the one that is stored.</param>
    /// <param name="refreshToken">Null for the one that is stored.</param>
    Task<FetchTrial> Test(int tenantId, MailSourceInfo source, string? secret, string? refreshToken, CancellationToken cancel);
}

/// <summary>Where a mailbox is fetched from.</summary>
/// <param name="MailboxId">Whose mail it is.</param>
/// <param name="IsToken">Signs in with an OAuth access token (XOAUTH2) instead of a password.</param>
/// <param name="MoveTo">The folder for <see cref="AfterFetch.Move"/>; empty otherwise.</param>
/// <param name="Since">Mails that came to the server before are left alone; null for none.</param>
/// <param name="IsOn">Whether it is fetched.</param>
internal sealed record MailSourceInfo(
    long MailboxId, string Host, int Port, MailSecurity Security, string UserName, bool IsToken, string Folder, AfterFetch After, string MoveTo, DateTimeOffset? Since, bool IsOn = true)
{
    /// <summary>By what right Townline renews the token itself; null when it is typed, or a password is.</summary>
    public MailGrant? Grant { get; init; }

    /// <summary>Whether what is secret and was given for the other may be sent here: not to another server, and not with less encryption.</summary>
    public bool IsSameAccount(MailSourceInfo other) =>
        (Host, Port, Security, UserName, Grant?.Endpoint, Grant?.ClientId) == (other.Host, other.Port, other.Security, other.UserName, other.Grant?.Endpoint, other.Grant?.ClientId);
}

/// <summary>What becomes of a mail in its mailbox once it is stored. Stored by number.</summary>
internal enum AfterFetch
{
    /// <summary>Nothing.</summary>
    Leave = 0,

    /// <summary>It is marked as read.</summary>
    MarkSeen = 1,

    /// <summary>It is moved to another folder.</summary>
    Move = 2,
}

/// <param name="CaughtUpAt">When everything that was there had been fetched for the last time; null for never.</param>
/// <param name="FetchedAt">When a mail was fetched for the last time; null for never.</param>
/// <param name="Waiting">Mails that are known to wait.</param>
/// <param name="Trouble">A code of <see cref="MailTrouble"/>; empty while it goes well.</param>
/// <param name="Detail">What the server or the machine said about it.</param>
/// <param name="Remark">What went wrong with mails after they had been stored; empty for nothing.</param>
internal sealed record MailFetching(
    MailSourceInfo Source, DateTimeOffset? CaughtUpAt, DateTimeOffset? FetchedAt, long Waiting, string Trouble, string Detail, DateTimeOffset? TroubleSince, DateTimeOffset? NextTryAt, string Remark);

/// <summary>What a trial came to.</summary>
/// <param name="Trouble">A code of <see cref="MailTrouble"/>; empty when all is well.</param>
/// <param name="Folders">The folders that are there, as far as it came.</param>
/// <param name="Mails">How many mails are in the folder.</param>
internal sealed record FetchTrial(string Trouble, string Detail, IReadOnlyList<string> Folders, long Mails);

/// <summary>What can be wrong with a mail server, as codes: the words of each stand under "mail.trouble.".</summary>
internal static class MailTrouble
{
    public const string NameNotFound = "name-not-found";
    public const string Refused = "refused";
    public const string Unreachable = "unreachable";
    public const string TimedOut = "timed-out";
    public const string Certificate = "certificate";
    public const string Encryption = "encryption";
    public const string Broke = "broke";
    public const string LoginRefused = "login-refused";
    public const string NoWayToSignIn = "no-way-to-sign-in";
    public const string NoStartTls = "no-starttls";
    public const string NoFolder = "no-folder";
    public const string NoTarget = "no-target";
    public const string Busy = "busy";
    public const string ServerRefused = "server-refused";
    public const string Goodbye = "goodbye";
    public const string Nonsense = "nonsense";
    public const string NoSecret = "no-secret";

    // Of access tokens that are renewed here: what the token endpoint says, or how it cannot be reached.
    public const string TokenClient = "token-client";
    public const string TokenEnded = "token-ended";
    public const string TokenScope = "token-scope";
    public const string TokenRefused = "token-refused";
    public const string TokenLater = "token-later";
    public const string TokenUnreachable = "token-unreachable";
    public const string TokenTimedOut = "token-timed-out";
    public const string TokenCertificate = "token-certificate";
    public const string TokenNonsense = "token-nonsense";

    /// <summary>The token was given, and the mail server does not let it in.</summary>
    public const string TokenNotLetIn = "token-not-let-in";
    public const string Storage = "storage";
    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } =
    [
        NameNotFound, Refused, Unreachable, TimedOut, Certificate, Encryption, Broke, LoginRefused, NoWayToSignIn, NoStartTls, NoFolder, NoTarget, Busy, ServerRefused, Goodbye, Nonsense,
        NoSecret, TokenClient, TokenEnded, TokenScope, TokenRefused, TokenLater, TokenUnreachable, TokenTimedOut, TokenCertificate, TokenNonsense, TokenNotLetIn, Storage, Other,
    ];
}
