using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>Mails that were judged to be spam: kept whole, and no request until somebody says that they are none. Kept by the e-mail channel.</summary>
internal interface ISpamMail
{
    /// <summary>Newest first, without their bytes. By the index of what is held.</summary>
    /// <param name="before">Id of the mail after which the list goes on; null for its beginning.</param>
    Task<IReadOnlyList<SpamInfo>> List(int tenantId, long? before, int most, CancellationToken cancel);

    /// <summary>How many are held, counted up to a bound. By the index of what is held.</summary>
    Task<int> Count(int tenantId, int most, CancellationToken cancel);

    /// <summary>One, as staff see mails; null when there is none, or it was let in.</summary>
    /// <param name="quotedLabel">The words on what is quoted and folded.</param>
    Task<SpamView?> Open(int tenantId, long id, string quotedLabel, CancellationToken cancel);

    /// <summary>The mail as a page for a sandboxed frame, as <see cref="IMailViews.Page"/> gives it.</summary>
    Task<string?> Page(int tenantId, long id, CancellationToken cancel);

    /// <summary>The bytes as they came.</summary>
    Task<byte[]?> Raw(int tenantId, long id, CancellationToken cancel);

    /// <summary>
    /// It is no spam: what was held is taken in as if it had just arrived, what had been a request stands again as it stood; its words are learned as good.
    /// Once, however often and by however many it is asked for.
    /// </summary>
    /// <returns>The reference of the request in which it stands now; null when there is no such mail.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Its mailbox is closed or gone, or the request cannot be put back.</exception>
    Task<long?> LetIn(int tenantId, long id, Actor actor, CancellationToken cancel);

    /// <summary>The mail with which a request began, for whoever is about to call it spam; null when it began with none whose bytes are kept.</summary>
    Task<SpamLook?> LookAt(int tenantId, long requestId, CancellationToken cancel);

    /// <summary>
    /// It is spam: the request is closed without a word to anybody, the mail stands in the folder, its words are learned as those of spam. Does nothing when it is there.
    /// </summary>
    /// <param name="order">Which, and what whoever decided had before them.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It began with no mail, others are closed with it, or its workflow has no end where it stands.</exception>
    /// <exception cref="Requests.Contracts.StaleEditException">Somebody changed the request since.</exception>
    Task Call(int tenantId, SpamOrder order, Actor actor, CancellationToken cancel);
}

/// <param name="Version">Of the request, as it was seen.</param>
/// <param name="Sentence">What stands with the closed request; nobody is written to.</param>
internal sealed record SpamOrder(long RequestId, int Version, string Sentence);

/// <param name="Author">The address that says it wrote it; empty for none.</param>
/// <param name="Name">What the author calls themselves; empty for nothing.</param>
/// <param name="Opening">The first words.</param>
/// <param name="RequestId">The request that it was, where somebody called it spam later.</param>
internal sealed record SpamInfo(long Id, string Author, string Name, string Recipient, string Subject, string Opening, DateTimeOffset ReceivedAt, SpamReason Why, long? RequestId);

/// <param name="Mail">Its files can be had only with the mail as it came.</param>
internal sealed record SpamView(SpamInfo Info, MailView Mail);

/// <param name="IsHeld">It stands in the folder already.</param>
internal sealed record SpamLook(string Author, bool IsHeld);

/// <summary>Why a mail is held.</summary>
/// <param name="Detail">Which field the mail server wrote, or which rule it is; empty otherwise.</param>
/// <param name="Words">Those of its words that spoke most for it.</param>
/// <param name="Mails">How many mails clerks had called spam by then.</param>
internal sealed record SpamReason(SpamSign Sign, string Detail, IReadOnlyList<string> Words, int Mails)
{
    public static SpamReason Of(SpamSign sign, string detail = "") => new(sign, detail, [], 0);
}

internal enum SpamSign
{
    /// <summary>The town's mail server marked it.</summary>
    Mark = 1,

    /// <summary>A rule says that its sender is never let in.</summary>
    Rule = 2,

    /// <summary>Its words are like those of mails that clerks called spam.</summary>
    Words = 3,

    /// <summary>A clerk said so.</summary>
    Clerk = 4,
}
