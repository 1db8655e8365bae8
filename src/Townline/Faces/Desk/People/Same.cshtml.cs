using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Desk.People;

/// <summary>Who may be the same person, strongest first, until somebody decides.</summary>
[Needs(Right.PeopleRead)]
internal sealed class SameModel(TownContext town, ISuggestions suggestions, IPeople people) : PageModel
{
    private const int Most = 50;

    public IReadOnlyList<Suggestion> Found { get; private set; } = [];

    public IReadOnlyDictionary<long, PersonCard> People { get; private set; } = new Dictionary<long, PersonCard>();

    public bool MayEdit => HttpContext.RequireStaff().May(Right.PeopleEdit);

    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    public async Task OnGet(CancellationToken cancel)
    {
        Found = await suggestions.Strongest(town.Db, Most, cancel);
        People = (await people.Cards(town.Db, [.. Found.SelectMany(pair => new[] { pair.OneId, pair.OtherId }).Distinct()], cancel)).ToDictionary(card => card.Id);
    }

    /// <summary>They are not the same: from this list, or from the page of one of them.</summary>
    public async Task<IActionResult> OnPost(long one, long other, string? back, CancellationToken cancel)
    {
        if (!MayEdit)
        {
            return Forbid();
        }

        try
        {
            await town.Write(unit => suggestions.Refuse(unit, one, other), cancel);
        }
        catch (KeyNotFoundException)
        {
            return NotFound();
        }
        catch (PersonRefusedException)
        {
            // Somebody merged them meanwhile: their page says so.
            return Redirect($"/desk/people/{one}?said=one-already");
        }

        return Redirect(back == "person" ? $"/desk/people/{one}?said=not-same" : "/desk/people/same?said=not-same");
    }
}
