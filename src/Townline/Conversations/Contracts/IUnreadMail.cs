using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>Mails that were taken and could not be made messages of. Kept by the e-mail channel with their bytes.</summary>
internal interface IUnreadMail
{
    /// <summary>Those that wait, oldest first, without their bytes.</summary>
    Task<IReadOnlyList<UnreadInfo>> List(int tenantId, int most, CancellationToken cancel);

    /// <summary>How many wait, counted up to a bound. By the index of what waits.</summary>
    Task<int> Count(int tenantId, int most, CancellationToken cancel);

    /// <summary>The bytes as they came; null when there is no such mail.</summary>
    Task<byte[]?> Raw(int tenantId, long id, CancellationToken cancel);

    /// <summary>Tries to make a message of it again.</summary>
    /// <returns>False when it could not be done, or there is no such mail.</returns>
    Task<bool> Retry(int tenantId, long id, CancellationToken cancel);

    /// <summary>
    /// Somebody has read it themselves: it becomes a request of its mailbox's service, from whoever sent it, with these words and the mail as it came. Should it
    /// ever be tried again, it is known.
    /// </summary>
    /// <param name="actor">Who read it.</param>
    /// <returns>The reference of the request; null when there is no such mail, or no mailbox for it any more.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No words, or too many.</exception>
    Task<long?> ByHand(int tenantId, long id, string text, Actor actor, CancellationToken cancel);
}

/// <param name="Recipient">The address it was sent to.</param>
/// <param name="Sender">Where its failures are reported to, which is most often whose it is; empty for none.</param>
/// <param name="IsPart">Only the beginning of a mail that was too large; it stays where it was fetched from.</param>
/// <param name="Reason">What went wrong the last time, for whoever looks after the program.</param>
internal sealed record UnreadInfo(long Id, string Recipient, string Sender, DateTimeOffset ReceivedAt, int Attempts, bool IsPart, string Reason);
