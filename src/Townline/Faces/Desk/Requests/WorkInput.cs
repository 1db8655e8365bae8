using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Desk.Requests;

/// <summary>The fields of the forms on a request.</summary>
public sealed class WorkInput
{
    /// <summary>Version of the request that the clerk saw.</summary>
    public int Version { get; set; }

    /// <summary>Newest entry that the clerk saw.</summary>
    public long Seen { get; set; }

    /// <summary>Names this showing of the page: what it sends twice counts once (see <see cref="Work.Contracts.DraftText"/>).</summary>
    public string? Page { get; set; }

    /// <summary>Versions of one's drafts that the page knows; 0 for none.</summary>
    public int DraftVersion { get; set; }
    public int SentenceVersion { get; set; }

    /// <summary>Tickets of files uploaded with an earlier try.</summary>
    public List<string> Files { get; set; } = [];

    /// <summary>Those of them that are not to go along.</summary>
    public List<string> Dropped { get; set; } = [];
    public string? Text { get; set; }

    /// <summary>Addresses of copies as typed, and those ticked of the ones offered.</summary>
    public string? Cc { get; set; }
    public List<string> CopyTo { get; set; } = [];

    /// <summary>Addresses of copies that nobody else learns of.</summary>
    public string? Bcc { get; set; }

    /// <summary>The message answered is quoted at the end.</summary>
    public bool Quotes { get; set; }

    /// <summary>The signature of the team stands below.</summary>
    public bool Signs { get; set; }

    /// <summary>A reply that asks: the request then waits for the resident.</summary>
    public bool Asks { get; set; }

    /// <summary>A reply that everybody may read, and that followers hear of.</summary>
    public bool ForAll { get; set; }

    /// <summary>When an answer is to leave.</summary>
    public DateParts SendAt { get; set; } = new();
    public string? State { get; set; }
    public long? TeamId { get; set; }
    public long? AssigneeId { get; set; }
    public string? Outcome { get; set; }
    public string? Sentence { get; set; }
    public string? To { get; set; }
    public string? DuplicateOf { get; set; }

    /// <summary>To be closed although tasks are open.</summary>
    public bool LeavesTasks { get; set; }
    public DateParts FollowUp { get; set; } = new();
    public string? Reason { get; set; }
    public string? ServiceCode { get; set; }
    public string? Description { get; set; }
    public string? Address { get; set; }
    public string? Visibility { get; set; }

    internal static WorkInput Of(RequestPane pane) => new()
    {
        Page = Guid.NewGuid().ToString("N"),
        Quotes = true,
        Signs = true,
        Version = pane.Request.Version,
        Seen = LastSeen(pane),
        TeamId = pane.Request.TeamId,
        AssigneeId = pane.Request.AssigneeId,
        ServiceCode = pane.Service.Code,
        Description = pane.Request.Description,
        Address = pane.Request.Address,
        Visibility = pane.Request.Visibility.ToString(),
    };

    internal static long LastSeen(RequestPane pane) => pane.Timeline.Count == 0 ? 0 : pane.Timeline[^1].Id;

    /// <summary>The field beside which a broken rule is said.</summary>
    internal static string FieldOf(string rule) => rule switch
    {
        "close-sentence" or "close-sentence-long" => nameof(Sentence),
        "close-to" => nameof(To),
        "close-duplicate-of" or "close-duplicate-self" => nameof(DuplicateOf),
        "close-evidence" or "files-large" => nameof(Files),
        "copy-address" or "copy-many" or "copy-channel" => nameof(Cc),
        "copy-address-blind" => nameof(Bcc),
        "close-open-tasks" => nameof(LeavesTasks),
        "outcome-missing" => nameof(Outcome),
        "send-at" or "send-at-gap" or "send-at-past" or "send-at-far" => nameof(SendAt),
        "follow-up-date" => nameof(FollowUp),
        _ => nameof(Text),
    };
}
