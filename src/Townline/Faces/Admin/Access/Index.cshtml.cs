using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Search;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Access;

/// <summary>Who looked at whom: all, of one clerk, of one person, or both; newest first.</summary>
[Needs(Right.AccessLogRead)]
internal sealed class IndexModel(TownContext town, IStaffDirectory staff, IPeople people, DeskSearch search, LookLists lists, IWords words) : PageModel
{
    /// <summary>Id of a member of staff.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>Words by which a person is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    /// <summary>Id of a person.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    public IReadOnlyList<FieldOption> Clerks { get; private set; } = [];

    /// <summary>Whom the words may mean.</summary>
    public IReadOnlyList<PersonCard> Several { get; private set; } = [];

    public bool NobodyFound { get; private set; }

    public PersonCard? Shown { get; private set; }

    internal LookList Looks { get; private set; } = null!;

    public async Task OnGet(long? before, CancellationToken cancel)
    {
        var all = await staff.All(town.TenantId, cancel);
        Clerks = [new FieldOption("", words["access.anybody"]), .. all.Select(member => new FieldOption($"{member.Id}", member.Name))];
        if (!string.IsNullOrWhiteSpace(Of))
        {
            var found = (await search.Find(Of, cancel)).People;
            (Several, NobodyFound, Person) = (found.Count > 1 ? found : [], found.Count == 0, found.Count == 1 ? found[0].RootId : null);
        }

        Shown = Person is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault() : null;
        long[]? persons = Person is null ? null : [Person.Value, .. Shown?.Merged.Select(member => member.Id) ?? []];
        Looks = await lists.Read(persons, long.TryParse(By, out var clerk) ? clerk : null, before, withPeople: true, cancel);
    }
}
