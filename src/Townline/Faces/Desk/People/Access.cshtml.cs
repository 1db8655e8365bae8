using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Access;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Desk.People;

/// <summary>Who looked at this person's record, newest first; also at those who count as them.</summary>
[Needs(Right.AccessLogRead)]
internal sealed class AccessModel(TownContext town, IPeople people, LookLists lists) : PageModel
{
    public PersonCard Person { get; private set; } = null!;

    internal LookList Looks { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id, long? before, CancellationToken cancel)
    {
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return NotFound();
        }

        if (person.RootId != id)
        {
            return Redirect($"/desk/people/{person.RootId}/access");
        }

        Person = person;
        Looks = await lists.Read([id, .. person.Merged.Select(member => member.Id)], null, before, withPeople: false, cancel);
        return Page();
    }
}
