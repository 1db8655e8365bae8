using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;

namespace Townline.Faces.Desk.People;

/// <summary>Takes a merge back, at any later time: shows who parts from whom, then does it.</summary>
[Needs(Right.PeopleEdit)]
internal sealed class SeparateModel(TownContext town, IPeople people, IAccessLog looks, IMerges merges, PersonChanges changes, WayNames ways) : PageModel
{
    /// <summary>Null when they stand by themselves already.</summary>
    public MergePreview? Preview { get; private set; }

    public PersonCard Person { get; private set; } = null!;

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    /// <summary>Who was quicker, when somebody was.</summary>
    public (string Who, DateTimeOffset At)? Quicker { get; private set; }

    public WayNames Ways => ways;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        Input.Version = Preview?.Into.Version ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var root = Preview?.Into.Id ?? id;
        var outcome = await changes.Try(unit => merges.Undo(unit, id, root, Input.Version, PlainText.Clean(Input.Why)), ModelState, cancel);
        if (outcome == ChangeOutcome.Done)
        {
            return Redirect($"/desk/people/{id}?said=separated");
        }

        if (outcome == ChangeOutcome.Stale)
        {
            await Load(id, cancel);
            Quicker = await changes.Last(root, cancel);
            Input.Version = Preview?.Into.Version ?? 0;

            // The hidden field must show the new value, not the posted one.
            ModelState.Remove("Input.Version");
        }

        return Page();
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        Preview = await merges.PreviewUndo(town.Db, id, cancel);
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return false;
        }

        Person = person;
        looks.Seen(town, person.RootId, AccessWays.Person);
        return true;
    }
}
