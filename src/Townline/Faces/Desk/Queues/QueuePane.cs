using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Queues;

/// <summary>The left pane: the queues and views with their counts, and the rows of the chosen list.</summary>
internal sealed record QueuePane
{
    /// <summary>Events that move a request from one queue to another: the counts are fetched again.</summary>
    public const string Moves = "request.opened request.assigned request.moved request.closed request.reopened request.due request.corrected request.priority";

    public required IReadOnlyList<QueueLink> Queues { get; init; }

    /// <summary>Pinned views, with bounded counts.</summary>
    public required IReadOnlyList<QueueLink> Views { get; init; }
    public required IReadOnlyList<QueueRow> Rows { get; init; }

    /// <summary>How many mails wait that could not be read, as it is shown; null for none, or for who does not work on requests.</summary>
    public string? UnreadMails { get; init; }
    /// <summary>How many mails are held as spam; null likewise.</summary>
    public string? SpamMails { get; init; }
    public required DeskList List { get; init; }
    public required FilterForm Filter { get; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>This is not the first page.</summary>
    public bool IsFurther { get; init; }

    /// <summary>The page is not full, and there may be more further on.</summary>
    public bool LookedFar { get; init; }

    /// <summary>Reference of the open request, to mark its row.</summary>
    public long? Open { get; init; }

    /// <summary>The list as it stands in an address.</summary>
    public string Chosen => List.Text;

    /// <summary>The same as the value of one parameter.</summary>
    public string Parameter => Uri.EscapeDataString(List.Text);

    public bool IsFiltered => Filter.IsFiltered;
}

/// <param name="Count">As it is shown: "12", "500+".</param>
/// <param name="Late">What stands there wants looking at.</param>
internal sealed record QueueLink(string Slug, string Href, string Name, string Count, bool Late)
{
    /// <summary>The letters that open it from anywhere on the desk; null for none.</summary>
    public string? Key => Slug switch { "mine" => "g m", "unassigned" => "g u", "due-soon" => "g s", "overdue" => "g o", "disputed" => "g x", "open" => "g e", _ => null };
}

internal sealed record QueueRow(
    long Id, long Number, string Service, string Text, string? Place, DateTimeOffset RequestedAt, DateTimeOffset? DueAt, bool Disputed, bool New, Priority Priority, bool Closed);
