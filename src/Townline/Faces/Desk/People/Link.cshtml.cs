using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Search;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;

namespace Townline.Faces.Desk.People;

/// <summary>Says that somebody lives with a person, or acts for them or they for somebody: who said so, how, for what and until when.</summary>
[Needs(Right.PeopleEdit)]
internal sealed class LinkModel(TownContext town, IPeople people, IAccessLog looks, ILinks links, DeskSearch search, PersonChanges changes, WayNames ways) : PageModel
{
    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<PersonCard> Found { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public LinkInput Input { get; set; } = new();

    public WayNames Ways => ways;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var outcome = await changes.Try(unit => links.Add(unit, Order()), ModelState, cancel);
        return outcome == ChangeOutcome.Done ? Redirect($"/desk/people/{Person.RootId}?said=linked") : Page();
    }

    /// <exception cref="PersonRefusedException">Nobody or nothing was chosen, or the day is none.</exception>
    private LinkOrder Order()
    {
        var other = Input.OtherId ?? throw new PersonRefusedException("link-other");
        var (kind, from, to) = Input.Side switch
        {
            nameof(LinkSide.Household) => (LinkKind.Household, Person.RootId, other),
            nameof(LinkSide.ActedForBy) => (LinkKind.ActsFor, other, Person.RootId),
            nameof(LinkSide.ActsFor) => (LinkKind.ActsFor, Person.RootId, other),
            _ => throw new PersonRefusedException("link-side"),
        };
        if (!Input.Day.IsEmpty && Input.Day.ToDate() is null)
        {
            throw new PersonRefusedException("link-until");
        }

        // The last day counts to its end where the town is.
        DateTimeOffset? until = Input.Day.ToDate() is { } day
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), town.Tenant.Zone), TimeSpan.Zero)
            : null;
        return new LinkOrder(kind, from, to, PlainText.Clean(Input.SaidBy), Input.How ?? "", PlainText.Clean(Input.Scope) is { Length: > 0 } scope ? scope : null, until);
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return false;
        }

        looks.Seen(town, person.RootId, AccessWays.Person);
        Person = person;
        Found = string.IsNullOrWhiteSpace(Q) ? [] : [.. (await search.Find(Q, cancel)).People.Where(found => found.RootId != person.RootId)];
        return true;
    }
}

/// <summary>The fields of a link.</summary>
public sealed class LinkInput
{
    public long? OtherId { get; set; }

    /// <summary>How the other stands to the person.</summary>
    public string? Side { get; set; }
    public string? SaidBy { get; set; }
    public string? How { get; set; }
    public string? Scope { get; set; }
    public DateParts Day { get; set; } = new();
}
