using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>What staff and other modules do in a conversation, inside a unit of work.</summary>
internal interface IConversations
{
    /// <summary>Writes to the reporter of a request, on the channel they came by.</summary>
    /// <param name="forAll">Meant for everybody: stands on the public page of a public request and goes to its followers too. On a public channel it always is.</param>
    /// <param name="seen">What the writer had before them; null for whatever stands there now.</param>
    /// <param name="letter">What it has besides, where the channel carries it.</param>
    /// <returns>Id of the entry.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Empty, longer or heavier than the channel carries, or copies to too many or where there are none.</exception>
    /// <exception cref="Requests.Contracts.StaleEditException">A message came, a colleague left a note, or something else happened, since <paramref name="seen"/>.</exception>
    Task<long> Reply(Unit unit, long requestId, string text, IReadOnlyList<long> files, bool forAll = false, Seen? seen = null, LetterParts? letter = null);

    /// <summary>Writes a note that only staff read.</summary>
    Task<long> Note(Unit unit, long requestId, string text, IReadOnlyList<long> files);

    /// <summary>Writes a line that only staff read: something of another module that belongs to the story of a request or a person.</summary>
    Task Log(Unit unit, StaffLine line);

    /// <summary>Corrects the words of a message or note; what stood there before is kept with the reason, for the staff. Does nothing when no word differs.</summary>
    /// <param name="seen">When the words that the editor saw had been corrected; null: never.</param>
    /// <exception cref="StaleEntryException">Somebody corrected it since.</exception>
    /// <exception cref="KeyNotFoundException">There is no such message or note.</exception>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Words or reason are missing or too long.</exception>
    Task Correct(Unit unit, long entryId, string text, string reason, DateTimeOffset? seen);

    /// <summary>Marks outgoing messages of a request as read by the reporter, or by one of its followers.</summary>
    Task MarkRead(Unit unit, long requestId, long? followerId = null);
}

/// <summary>A line on the timelines of staff.</summary>
/// <param name="Kind">What happened, such as "task.done"; stands as <see cref="TimelineEntry.EventKind"/>.</param>
/// <param name="RequestId">With it, the line also stands with the person of the request.</param>
/// <param name="Data">Written as JSON.</param>
internal sealed record StaffLine(string Kind, string Text, long? RequestId, long? PersonId, object Data);

/// <summary>What somebody had before them when they began to write.</summary>
/// <param name="Version">Version of the request.</param>
/// <param name="EntryId">Newest entry of its timeline; 0 for none.</param>
internal sealed record Seen(int Version, long EntryId);

/// <summary>Reading timelines; each is one indexed query (and a fixed number for files, deliveries and who counts as whom).</summary>
internal interface ITimelines
{
    /// <summary>Everything of a person (of all who count as them) over all channels, newest first, before an entry id when given.</summary>
    Task<IReadOnlyList<TimelineEntry>> OfPerson(int tenantId, long personId, long? before, int most, CancellationToken cancel);

    /// <summary>Everything of a request that <paramref name="audience"/> may read, oldest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> OfRequest(int tenantId, long requestId, Audience audience, CancellationToken cancel);

    /// <summary>The next entries of a request after an id, oldest first: for what goes through a long story without holding it.</summary>
    Task<IReadOnlyList<TimelineEntry>> Further(int tenantId, long requestId, Audience audience, long after, int most, CancellationToken cancel);

    /// <summary>What the town said last to the reporters of these requests, closing words included; requests without an answer are left out. By the index of entries by request.</summary>
    Task<IReadOnlyDictionary<long, LastAnswer>> LastAnswers(int tenantId, IReadOnlyList<long> requestIds, CancellationToken cancel);

    /// <summary>One entry, or null.</summary>
    Task<TimelineEntry?> ById(int tenantId, long entryId, CancellationToken cancel);

    /// <summary>What stood in these entries before they were corrected, oldest first. For the staff alone: it may be what nobody else was to read.</summary>
    Task<ILookup<long, EntryCorrection>> CorrectionsOf(int tenantId, IReadOnlyCollection<long> entryIds, CancellationToken cancel);

    /// <summary>What became public about requests in a span of time, oldest first, both ends included.</summary>
    Task<IReadOnlyList<TimelineEntry>> PublicUpdates(int tenantId, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancel);

    /// <summary>Files of requests that <paramref name="audience"/> may see, first photo first.</summary>
    Task<ILookup<long, EntryFile>> FilesOf(int tenantId, IReadOnlyCollection<long> requestIds, Audience audience, CancellationToken cancel);

    /// <summary>May somebody of this audience see the file, and of which request is it? Null: no entry has it.</summary>
    Task<FileUse?> UseOf(int tenantId, long fileId, CancellationToken cancel);
}

/// <param name="Before">The words that were replaced.</param>
/// <param name="ById">Member of staff; null for the program itself.</param>
internal sealed record EntryCorrection(string Before, string Reason, long? ById, DateTimeOffset At);

/// <summary>Somebody corrected the entry since the editor opened it.</summary>
internal sealed class StaleEntryException(long entryId) : Exception($"Entry {entryId} was corrected meanwhile.")
{
    public long EntryId { get; } = entryId;
}

/// <param name="IsUnread">They have not opened the page of their request since something was sent to them.</param>
internal sealed record LastAnswer(string Text, DateTimeOffset At, bool IsUnread);

internal sealed record FileUse(long? RequestId, Audience Audience);
