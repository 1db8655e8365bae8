using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Contracts;

/// <summary>What arrived through a channel, made by its adapter and handed to <see cref="IIntake"/>.</summary>
internal sealed record InboundMessage
{
    public required int TenantId { get; init; }

    /// <summary>Name of the channel, such as "web", "open311".</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// The channel's own id of it, unique in town and channel: the same id again is the same message. Null where the channel has none;
    /// then each arrival is a message of its own.
    /// </summary>
    public string? ExternalId { get; init; }

    /// <summary>As it arrived, with its media type; kept.</summary>
    public required byte[] Raw { get; init; }
    public required string ContentType { get; init; }
    public required Actor Actor { get; init; }
    public ClaimedPerson From { get; init; } = ClaimedPerson.Unknown;

    /// <summary>
    /// The person whom a member of staff has before them or on the line, and found: then <see cref="From"/> makes nobody new and finds nobody else. It only says by whose number or
    /// address it came, where several count as that person.
    /// </summary>
    public long? KnownPersonId { get; init; }

    /// <summary>The words of the person, plain text.</summary>
    public string Text { get; init; } = "";
    public string? Language { get; init; }

    /// <summary>Files that came with it, already stored.</summary>
    public IReadOnlyList<long> Files { get; init; } = [];

    /// <summary>A report of something new.</summary>
    public ReportDraft? Report { get; init; }

    /// <summary>The request it continues, known from a tracking link, an id or a reply address.</summary>
    public long? ContinuesRequestId { get; init; }

    /// <summary>The request in which the same message stands already, because it was sent to another place of the town too; null for none.</summary>
    public long? AlsoInRequestId { get; init; }

    /// <summary>An answer to a closed request opens it again; an automatic or closing message does not.</summary>
    public bool ReopensClosed { get; init; } = true;

    /// <summary>May everybody read it (an update on a public page), or only staff and the reporter?</summary>
    public bool Public { get; init; }

    /// <summary>A server tells of a message of ours that did not arrive: nobody wrote it.</summary>
    public DeliveryFailure? Failure { get; init; }

    /// <summary>The <see cref="Inquiry"/> that it comes back to: staff alone read it, it is no message of a resident's, and who wrote it is nobody the town keeps.</summary>
    public long? InquiryId { get; init; }

    /// <summary>What a clerk wrote down of a conversation: on the timeline as the person's, and read by staff alone.</summary>
    public bool ForStaff { get; init; }

    /// <summary>A machine wrote it in the name of the person, such as "I am away".</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>It answers a mail of the town's to a member of the staff, and is nothing that a resident wrote; then of the rest only the journal's fields, <see cref="Text"/>, <see cref="Files"/> and <see cref="ContinuesRequestId"/> count.</summary>
    public StaffAnswer? ByStaff { get; init; }
}

/// <inheritdoc cref="MessageCameBack"/>
internal sealed record DeliveryFailure(long AboutId, bool IsPermanent, string Detail, IReadOnlyList<string> Recipients, IReadOnlyList<ClaimedIdentity> DeadEnds);

/// <summary>A report, already checked by the channel against the service's form.</summary>
internal sealed record ReportDraft
{
    public required ServiceInfo Service { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    public string? Address { get; init; }
    public string? AddressId { get; init; }
    public string? Zip { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? MediaUrl { get; init; }

    /// <summary>The reporter asks for it not to be shown in public.</summary>
    public bool KeepPrivate { get; init; }
}

/// <summary>The one way in for every channel.</summary>
internal interface IIntake
{
    /// <summary>
    /// Journals, identifies, threads, triages and routes the message in one unit of work. When it returns, all of that is durable: only
    /// then may the sender be told "received".
    /// </summary>
    Task<IntakeResult> Receive(InboundMessage message, CancellationToken cancel = default);

    /// <summary>
    /// The same for many at once, in their order and with one commit: all of them or none. They are of one town and actor, and none of them
    /// answers another or is of the same writer.
    /// </summary>
    Task ReceiveAll(IReadOnlyList<InboundMessage> messages, CancellationToken cancel = default);
}

/// <param name="Known">The same message had arrived before; the rest says what became of it then.</param>
/// <param name="Number">Reference of the request.</param>
/// <param name="Token">Ticket instead of the reference, for a batch service.</param>
internal sealed record IntakeResult(bool Known, long EntryId, long? RequestId, long? Number, string? Token, long? PersonId);
