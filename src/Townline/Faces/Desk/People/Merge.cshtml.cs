using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Search;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;

namespace Townline.Faces.Desk.People;

/// <summary>Two persons side by side before they are found to be one: first which other, then field by field what would be shown and what an undo does.</summary>
[Needs(Right.PeopleEdit)]
internal sealed class MergeModel(TownContext town, IPeople people, IAccessLog looks, IMerges merges, ITimelines timelines, DeskSearch search, PersonChanges changes, WayNames ways) : PageModel
{
    private const int Head = 5;

    public PersonCard Person { get; private set; } = null!;

    /// <summary>Null while the other is being looked for.</summary>
    public MergePreview? Preview { get; private set; }

    /// <summary>The newest of each side.</summary>
    public (IReadOnlyList<TimelineEntry> Into, IReadOnlyList<TimelineEntry> From) Heads { get; private set; } = ([], []);

    public IReadOnlyList<PersonCard> Found { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? With { get; set; }

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    /// <summary>Version of the other one that the clerk saw.</summary>
    [BindProperty]
    public int OtherVersion { get; set; }

    /// <summary>Who was quicker, when somebody was.</summary>
    public (string Who, DateTimeOffset At)? Quicker { get; private set; }

    public WayNames Ways => ways;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        (Input.Version, OtherVersion) = (Preview?.Into.Version ?? 0, Preview?.From.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (await Load(id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Preview is not { } preview)
        {
            return BadRequest();
        }

        var order = new MergeOrder(preview.Into.Id, Input.Version, preview.From.Id, OtherVersion, PlainText.Clean(Input.Why));
        var outcome = await changes.Try(unit => merges.Merge(unit, order), ModelState, cancel);
        if (outcome == ChangeOutcome.Done)
        {
            return Redirect($"/desk/people/{preview.Into.Id}?said=merged");
        }

        if (outcome == ChangeOutcome.Stale)
        {
            await Load(id, cancel);
            Quicker = await changes.Last(preview.Into.Version == Input.Version ? preview.From.Id : preview.Into.Id, cancel);
            (Input.Version, OtherVersion) = (Preview?.Into.Version ?? 0, Preview?.From.Version ?? 0);

            // The hidden fields must show the new values, not the posted ones.
            ModelState.Remove("Input.Version");
            ModelState.Remove(nameof(OtherVersion));
        }

        return Page();
    }

    /// <returns>Where to go instead, when there is nothing to show here.</returns>
    private async Task<IActionResult?> Load(long id, CancellationToken cancel)
    {
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return NotFound();
        }

        Person = person;
        looks.Seen(town, person.RootId, AccessWays.Person);
        if (With is { } with)
        {
            Preview = await merges.Preview(town.Db, id, with, cancel);
            if (Preview is null)
            {
                // Somebody who is not there, or one person already: then their page says so.
                return (await people.Cards(town.Db, [with], cancel)).Any() ? Redirect($"/desk/people/{person.RootId}?said=one-already") : NotFound();
            }

            looks.Seen(town, Preview.From.RootId, AccessWays.Person);
            Heads = (await Newest(Preview.Into, cancel), await Newest(Preview.From, cancel));
        }
        else if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = [.. (await search.Find(Q, cancel)).People.Where(found => found.RootId != person.RootId && found.Kind == person.Kind)];
        }

        return null;
    }

    private Task<IReadOnlyList<TimelineEntry>> Newest(PersonCard side, CancellationToken cancel) => timelines.OfPerson(town.TenantId, side.Id, null, Head, cancel);
}
