using Townline.Platform.Storage;

namespace Townline.Work.Contracts;

/// <summary>
/// What staff have begun to write on a request and not sent: kept here, not in a browser, so that it comes back on any machine. Of each clerk there
/// is at most one for a field of a request.
/// </summary>
internal interface IDrafts
{
    /// <summary>The most that one draft can hold, in characters.</summary>
    const int LongestText = 100_000;

    /// <summary>Drafts on a request, of all clerks, newest first. Whose text a reader may see is told by <see cref="DraftView.ReadableBy"/>.</summary>
    Task<IReadOnlyList<DraftView>> OnRequest(TownlineDb db, long requestId, CancellationToken cancel);

    /// <summary>A clerk's drafts, newest first, at most 200.</summary>
    Task<IReadOnlyList<DraftView>> Of(TownlineDb db, long staffId, CancellationToken cancel);

    /// <summary>
    /// Keeps a text; an empty one is forgotten. The same again does nothing more. When another page has written since
    /// <see cref="DraftText.Version"/>, nothing is written and what stands there is given back.
    /// </summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Longer than <see cref="LongestText"/>.</exception>
    Task<DraftKept> Keep(Unit unit, DraftKey key, DraftText draft);

    /// <summary>What was written is sent, in this unit: the draft goes, unless it holds other words that another page wrote.</summary>
    /// <param name="sent">The words that are sent, with the page that sends them.</param>
    /// <param name="how">As what they are sent, such as "reply".</param>
    /// <returns>False when this page has sent the same words before (a double click, a retry): nothing more is to be done.</returns>
    Task<bool> Send(Unit unit, DraftKey key, DraftText sent, string how);

    /// <summary>Lets colleagues read the drafts that a clerk has on a request, or no longer.</summary>
    Task Share(Unit unit, long requestId, long staffId, bool shared);

    /// <summary>Throws a draft away.</summary>
    Task Forget(Unit unit, DraftKey key);
}

/// <param name="Field">One of <see cref="DraftField"/>.</param>
internal readonly record struct DraftKey(long RequestId, long StaffId, string Field);

/// <summary>What can be kept as a draft.</summary>
internal static class DraftField
{
    /// <summary>An answer or a note.</summary>
    public const string Text = "text";

    /// <summary>The sentence with which a request is closed.</summary>
    public const string Sentence = "sentence";

    /// <summary>A question to somebody outside.</summary>
    public const string Question = "question";

    public static bool Is(string? field) => field is Text or Sentence or Question;
}

/// <param name="Page">Names the page that writes: made anew each time a page is shown. A page is never in its own way.</param>
/// <param name="Version">The version that the page knows; 0 for none.</param>
/// <param name="Seen">Newest entry of the timeline that the writer saw.</param>
/// <param name="Parts">What else stands in the form, as the page writes it; empty for nothing. Kept with the words and gone with them.</param>
internal sealed record DraftText(string Text, string Page, int Version, long Seen, string Parts = "");

/// <param name="IsKept">False when another page was quicker: then the rest is what that one wrote.</param>
internal sealed record DraftKept(bool IsKept, int Version, string Text, DateTimeOffset ChangedAt);

internal sealed record DraftView
{
    public required long RequestId { get; init; }
    public required long StaffId { get; init; }
    public required string Field { get; init; }
    public required string Text { get; init; }

    /// <inheritdoc cref="DraftText" path="/param[@name='Parts']"/>
    public string Parts { get; init; } = "";
    public required int Version { get; init; }

    /// <summary>Newest entry of the timeline that the writer had seen.</summary>
    public required long Seen { get; init; }
    public required bool Shared { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    public bool ReadableBy(long staffId) => Shared || StaffId == staffId;
}
