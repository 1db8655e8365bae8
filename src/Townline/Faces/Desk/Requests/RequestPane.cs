using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>All that the desk shows of one request.</summary>
internal sealed record RequestPane
{
    public required RequestView Request { get; init; }
    public required ServiceInfo Service { get; init; }

    /// <summary>The form with which the request was made.</summary>
    public required ServiceForm Form { get; init; }
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>What stood in corrected entries before, by entry.</summary>
    public required ILookup<long, EntryCorrection> Corrections { get; init; }
    public required IReadOnlyDictionary<long, StoredFile> Files { get; init; }
    public PersonCard? Person { get; init; }

    /// <summary>What was asked outside about it, oldest first.</summary>
    public IReadOnlyList<Inquiry> Inquiries { get; init; } = [];

    /// <summary>Others who wrote, by id: in their own name, or for the person.</summary>
    public required IReadOnlyDictionary<long, PersonCard> Writers { get; init; }

    /// <summary>The newest on the person's timeline over all channels and requests.</summary>
    public required IReadOnlyList<TimelineEntry> PersonTimeline { get; init; }

    /// <summary>Followers who said who they are, the first few, and whether they can be reached.</summary>
    public required IReadOnlyList<(FollowerReach Reach, PersonCard? Person)> Followers { get; init; }

    /// <summary>Requests named on this page (the person's others, the one it doubles), by id.</summary>
    public required IReadOnlyDictionary<long, RequestView> Others { get; init; }

    /// <summary>The part of town it lies in, by its name; null when there is none.</summary>
    public string? District { get; init; }

    /// <summary>Open requests within 250 metres, nearest first.</summary>
    public required IReadOnlyList<(RequestView Request, double Metres)> Nearby { get; init; }
    /// <summary>Other requests about the same problem, or perhaps.</summary>
    public required ProblemView Problem { get; init; }
    public required IReadOnlyDictionary<long, StaffMember> Staff { get; init; }
    public required TeamList Teams { get; init; }
    public required ServiceCatalogue Services { get; init; }

    /// <summary>What the channel of the conversation can carry; null when there is nobody to answer.</summary>
    public ChannelCapabilities? Capabilities { get; init; }

    public WorkflowState? State => Service.Workflow.Find(Request.State);

    /// <summary>Open states it may be moved to.</summary>
    public IEnumerable<WorkflowState> Moves => Service.Workflow.From(Request.State).Where(state => state.Open);

    /// <summary>The outcomes that need evidence, in words; null when none does.</summary>
    public string? EvidenceFor(IWords words) => Service.EvidenceFor is { Count: > 0 } outcomes ? string.Join(", ", outcomes.Select(outcome => words[$"desk.outcome.{outcome}"])) : null;

    /// <summary>Whom a question went to; empty when that is forgotten.</summary>
    public string AskedOf(long inquiryId) => Inquiries.FirstOrDefault(inquiry => inquiry.Id == inquiryId)?.Parts.Address ?? "";

    public string NameOf(long? staffId) => staffId is { } id && Staff.TryGetValue(id, out var member) ? member.Name : "";
}
