using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>What has arrived before, by a channel's own ids.</summary>
internal interface IArrivals
{
    /// <summary>
    /// Messages of a channel that are known by these ids, with the request in which they stand today; unknown ids are left out,
    /// and so is what became a note: who answers that is none of the conversation. One look-up in the journal's unique index for each id.
    /// </summary>
    /// <param name="externalIds">At most a few hundred.</param>
    Task<IReadOnlyList<KnownArrival>> Known(TownlineDb db, string channel, IReadOnlyCollection<string> externalIds, CancellationToken cancel = default);

    /// <summary>
    /// The newest mails (message/rfc822) of residents that stand with a request and are not for staff alone, wherever they were filed at first; newest first, with the first
    /// 64 KB of each as it came. By the index of entries by request, and that of mails by entry.
    /// </summary>
    Task<IReadOnlyList<ArrivedMail>> MailsOf(long requestId, int most, CancellationToken cancel = default);

    /// <summary>Which of these requests have any of those mails. By the same indexes.</summary>
    Task<IReadOnlySet<long>> WithMails(TownlineDb db, IReadOnlyCollection<long> requestIds, CancellationToken cancel = default);

    /// <summary>
    /// The mail with which a request began, byte by byte, wherever it was filed at first; null when it began otherwise, or the bytes are no longer kept. By the
    /// index of entries by request, and that of mails by entry.
    /// </summary>
    Task<OpeningMail?> Opening(int tenantId, long requestId, CancellationToken cancel = default);

    /// <summary>Which of these entries came as mails whose bytes are still kept. By the index of mails by entry.</summary>
    Task<IReadOnlySet<long>> MailsAmong(int tenantId, IReadOnlyCollection<long> entryIds, CancellationToken cancel = default);

    /// <summary>The mail that an entry came as, byte by byte; null when it came as none, or its bytes are no longer kept.</summary>
    Task<byte[]?> MailOf(int tenantId, long entryId, CancellationToken cancel = default);
}

/// <param name="RequestId">Where the message stands now, wherever it was filed at first; null when it belongs to none.</param>
/// <param name="InquiryId">The question to somebody outside that it came back to; null for any other.</param>
internal sealed record KnownArrival(string ExternalId, long EntryId, long? RequestId, long? InquiryId);

/// <param name="Head">Empty when the bytes are no longer kept.</param>
internal sealed record ArrivedMail(string? ExternalId, long? PersonId, byte[] Head);

/// <param name="ExternalId">By what it is known again; null where nobody gave one.</param>
internal sealed record OpeningMail(long EntryId, string? ExternalId, DateTimeOffset ReceivedAt, byte[] Raw);
