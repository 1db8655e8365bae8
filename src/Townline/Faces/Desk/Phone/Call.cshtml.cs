using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.People;
using Townline.Faces.Desk.Search;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>One call: who it may be and their whole story before the greeting, a timer, a note, and what it came to.</summary>
[Needs(Right.RequestsWork)]
internal sealed class CallModel(
    TownContext town, ICalls calls, Callers callers, CallLines lines, SpokenNote notes, ICallBacks backs, IPhoneSetup setups, PersonPanes panes, IPeople people, DeskSearch search, LiveFeed live, IWords words) : PageModel
{
    /// <summary>Name of the channel that calls stand under on timelines.</summary>
    public const string Channel = "phone";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Whose story is shown; the only candidate when left out.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    /// <summary>Words by which the clerk looks for the caller.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The request that was just reported for the caller.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reported { get; set; }

    [BindProperty]
    public SpokenInput Input { get; set; } = new();

    public CallView Call { get; private set; } = null!;

    public CallLine Line { get; private set; } = null!;

    public PhoneSetup Setup { get; private set; } = null!;

    /// <summary>Who may be calling, and those whom the search found.</summary>
    public IReadOnlyList<PersonCard> Candidates { get; private set; } = [];

    public PersonPane? Pane { get; private set; }

    public CallBackView? Owed { get; private set; }

    public SpokenForm Form => new(
        Input, Candidates, Setup.Dispositions, $"/desk/report?channel={Channel}&call={Id}&person={Pane?.Person.Id}&phone={Uri.EscapeDataString(Call.Number ?? "")}", $"call-{Id}");

    public long LiveCursor { get; } = live.Cursor;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Input.Person = Pane is { } pane ? $"{pane.Person.Id}" : null;
        if (Reported is not null)
        {
            (Input.Reference, Input.Disposition) = (Reported, Setup.Dispositions.FirstOrDefault(disposition => disposition.Code == "reported")?.Code);
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        try
        {
            var said = Call.IsLogged ? throw new RuleBrokenException("call-logged") : await notes.Write(Channel, $"call:{Id}", Input, Call.Number, null, cancel);
            await town.Write(unit => calls.Log(unit, Id, new CallLog(Input.Disposition!, said.Note, said.Result, said.PersonId, said.RequestId)), cancel);
            return Redirect($"/desk/phone/calls/{Id}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{SpokenNote.FieldOf(broken.Code)}", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await calls.ById(town.Db, Id, cancel) is not { } call)
        {
            return false;
        }

        Call = call;
        Line = (await lines.Past([call], cancel))[0];
        Setup = await setups.Of(town.TenantId);
        Owed = call.Number is { } number ? await backs.Of(town.Db, number, cancel) : null;
        var behind = await callers.Behind(call.Number, cancel);
        var found = string.IsNullOrWhiteSpace(Find) ? [] : (await search.Find(Find, cancel)).People;
        var chosen = (call.PersonId ?? Person) is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() : null;
        Candidates = SpokenForm.Offer([.. behind, .. found], chosen);

        // One person on the number is opened at once; of several the clerk says who it is.
        var shown = chosen ?? (behind.Count == 1 && found.Count == 0 ? behind[0] : null);
        Pane = shown is null ? null : await panes.Read(shown.Id, null, cancel, AccessWays.Phone, Id);
        return true;
    }
}
