using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.People;
using Townline.Faces.Desk.Phone;
using Townline.Faces.Desk.Search;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Counter;

/// <summary>One visitor before the clerk: their story once it is known who they are, a note, what it came to, or on to another counter.</summary>
[Needs(Right.RequestsWork)]
internal sealed class VisitModel(
    TownContext town, ICounter counter, ICounterSetup setups, SpokenNote notes, PersonPanes panes, IPeople people, DeskSearch search, IRequestQueries requests, IWords words) : PageModel
{
    /// <summary>Name of the channel that visits stand under on timelines.</summary>
    public const string Channel = "counter";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    /// <summary>Words by which the clerk looks for the visitor; else the name that they gave.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>Reference of the request on the paper that they brought.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Scanned { get; set; }

    /// <summary>Reference of what was just reported for them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reported { get; set; }

    [BindProperty]
    public SpokenInput Input { get; set; } = new();

    [BindProperty]
    public string? ToCounter { get; set; }

    [BindProperty]
    public string? ToReason { get; set; }

    public VisitView Visit { get; private set; } = null!;

    public CounterSetup Setup { get; private set; } = null!;

    public IReadOnlyList<PersonCard> Candidates { get; private set; } = [];

    public PersonPane? Pane { get; private set; }

    public bool IsHere => Visit.State is VisitState.Called or VisitState.Serving;

    public SpokenForm Form => new(Input, Candidates, Setup.Dispositions, $"/desk/report?channel={Channel}&visit={Id}&person={Pane?.Person.Id}", $"visit-{Id}");

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Input.Person = Pane is { } pane ? $"{pane.Person.Id}" : null;
        Input.Name = Visit.Name;
        Input.Reference = Reported ?? Scanned;
        Input.Disposition = Reported is null ? null : Setup.Dispositions.FirstOrDefault(disposition => disposition.Code == "reported")?.Code;
        return Page();
    }

    public Task<IActionResult> OnPost(CancellationToken cancel) => Do(
        async () =>
        {
            var said = IsHere ? await notes.Write(Channel, $"visit:{Id}", Input, null, Visit.Language, cancel) : throw new RuleBrokenException("visit-state");
            await town.Write(unit => counter.Finish(unit, Id, new VisitLog(Input.Disposition!, said.Note, said.Result, said.PersonId, said.RequestId)), cancel);
        },
        broken => $"Input.{SpokenNote.FieldOf(broken)}",
        cancel);

    public Task<IActionResult> OnPostHandOver(CancellationToken cancel) => Do(
        () => town.Write(unit => counter.HandOver(unit, Id, NullIfEmpty(ToCounter), NullIfEmpty(ToReason)), cancel), _ => nameof(ToCounter), cancel);

    private async Task<IActionResult> Do(Func<Task> change, Func<string, string> field, CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        try
        {
            await change();
            return Redirect("/desk/counter");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(field(broken.Code), words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await counter.ById(town.Db, Id, cancel) is not { } visit)
        {
            return false;
        }

        (Visit, Setup) = (visit, await setups.Of(town.TenantId));
        var scanned = Reference.Parse(Scanned) is { } reference ? await requests.ByNumber(town.TenantId, reference, cancel) : null;
        var chosen = (visit.PersonId ?? Person ?? scanned?.PersonId) is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() : null;

        // The name given at the door finds whom to offer before the greeting; many are called the same, so it never says who it is.
        Find ??= chosen is null && IsHere ? visit.Name : null;
        var found = string.IsNullOrWhiteSpace(Find) ? [] : (await search.Find(Find, cancel)).People;
        Candidates = SpokenForm.Offer(found, chosen);
        Pane = chosen is null ? null : await panes.Read(chosen.Id, null, cancel, AccessWays.Counter, Id);
        return true;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
