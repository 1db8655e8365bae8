using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Desk.Requests;

/// <summary>The fields of the forms on a request.</summary>
public sealed class WorkInput
{
    /// <summary>Version of the request that the clerk saw.</summary>
    public int Version { get; set; }

    /// <summary>Newest entry that the clerk saw.</summary>
    public long Seen { get; set; }

    /// <summary>Tickets of files uploaded with an earlier try.</summary>
    public List<string> Files { get; set; } = [];
    public string? Text { get; set; }

    /// <summary>A reply that asks: the request then waits for the resident.</summary>
    public bool Asks { get; set; }

    /// <summary>A reply that everybody may read, and that followers hear of.</summary>
    public bool ForAll { get; set; }
    public string? State { get; set; }
    public long? TeamId { get; set; }
    public long? AssigneeId { get; set; }
    public string? Outcome { get; set; }
    public string? Sentence { get; set; }
    public string? To { get; set; }
    public string? DuplicateOf { get; set; }
    public DateParts FollowUp { get; set; } = new();
    public string? Reason { get; set; }
    public string? ServiceCode { get; set; }
    public string? Description { get; set; }
    public string? Address { get; set; }
    public string? Visibility { get; set; }

    internal static WorkInput Of(RequestPane pane) => new()
    {
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
        "close-evidence" => nameof(Files),
        "outcome-missing" => nameof(Outcome),
        "follow-up-date" => nameof(FollowUp),
        _ => nameof(Text),
    };
}
