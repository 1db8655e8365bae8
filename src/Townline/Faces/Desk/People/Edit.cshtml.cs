using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>How somebody wants to be called and reached, and what they need. A stale edit shows the difference and keeps what was typed.</summary>
[Needs(Right.PeopleEdit)]
internal sealed class EditModel(TownContext town, IPeople people, IAccessLog looks, IPersonEditor editor, IPersonRecords records, PersonChanges changes, WayNames ways, IWords words) : PageModel
{
    public PersonCard Person { get; private set; } = null!;

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    /// <summary>Organisations of the typed name, when there are several.</summary>
    public IReadOnlyList<PersonCard> Candidates { get; private set; } = [];

    /// <summary>There is no organisation of the typed name.</summary>
    public bool OffersToAdd { get; private set; }

    /// <summary>Who was quicker, when somebody was.</summary>
    public (string Who, DateTimeOffset At)? Quicker { get; private set; }

    /// <summary>What stands there now and was typed differently.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public WayNames Ways => ways;

    public bool IsOrganisation => Person.Kind == PersonKind.Organisation;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        if (Person.RootId != id)
        {
            return Redirect($"/desk/people/{Person.RootId}/edit");
        }

        Input = new PersonInput
        {
            Version = Person.Version,
            Name = Person.Name,
            PreferredName = Person.PreferredName,
            Language = Person.Language,
            PreferredChannel = Person.PreferredChannel,
            Interpreter = Person.Interpreter,
            AccessNeeds = Person.AccessNeeds,
            Organisation = await OrganisationName(cancel),
        };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var (known, organisation) = await FindOrganisation(cancel);
        if (!known)
        {
            return Page();
        }

        var outcome = await changes.Try(unit => Change(unit, organisation), ModelState, cancel);
        if (outcome == ChangeOutcome.Stale)
        {
            await ShowTheDifference(cancel);
        }

        return outcome == ChangeOutcome.Done ? Redirect($"/desk/people/{id}?said=changed") : Page();
    }

    private async Task Change(Unit unit, long? organisation)
    {
        if (organisation is null && Input.AddOrganisation && PlainText.Clean(Input.Organisation) is { Length: > 0 } name)
        {
            organisation = records.Add(unit, new PersonRecord { Kind = PersonKind.Organisation, Name = name });
            await unit.Flush();
        }

        await editor.Change(
            unit,
            Person.Id,
            new PersonDetails
            {
                Name = PlainText.Clean(Input.Name),
                PreferredName = PlainText.Clean(Input.PreferredName),
                Language = Input.Language,
                PreferredChannel = Input.PreferredChannel,
                Interpreter = Input.Interpreter,
                AccessNeeds = PlainText.Clean(Input.AccessNeeds),
                OrganisationId = organisation,
            },
            PlainText.Clean(Input.Why),
            Input.Version);
    }

    /// <returns>False when the clerk must first say which one is meant, or that it is to be added.</returns>
    private async Task<(bool Known, long? Id)> FindOrganisation(CancellationToken cancel)
    {
        var name = PlainText.Clean(Input.Organisation);
        if (name.Length == 0 || IsOrganisation)
        {
            return (true, null);
        }

        if (name == await OrganisationName(cancel))
        {
            return (true, Person.OrganisationId);
        }

        var found = await people.Organisations(town.Db, name, cancel);
        if (found.Count == 1 || found.Any(one => one.Id == Input.OrganisationId))
        {
            return (true, found.Count == 1 ? found[0].Id : Input.OrganisationId);
        }

        if (found.Count == 0 && Input.AddOrganisation)
        {
            return (true, null);
        }

        (Candidates, OffersToAdd) = (found, found.Count == 0);
        ModelState.AddModelError("Input.Organisation", found.Count == 0 ? words["desk.person.organisation.none"] : words["desk.person.organisation.several", found.Count]);
        return (false, null);
    }

    private async Task ShowTheDifference(CancellationToken cancel)
    {
        await Load(Person.Id, cancel);
        Quicker = await changes.Last(Person.Id, cancel);
        Input.Version = Person.Version;

        // The hidden field must show the new value, not the posted one.
        ModelState.Remove("Input.Version");
        Difference[] all =
        [
            new(words["desk.person.name"], Person.Name, Input.Name),
            new(words["desk.person.preferred-name"], Person.PreferredName, Input.PreferredName),
            new(words["desk.person.language.label"], LanguageNames.Of(Person.Language, words), LanguageNames.Of(Input.Language, words)),
            new(words["desk.person.channel"], ways.Of(Person.PreferredChannel), ways.Of(Input.PreferredChannel)),
            new(words["desk.person.interpreter.label"], LanguageNames.Of(Person.Interpreter, words), LanguageNames.Of(Input.Interpreter, words)),
            new(words["desk.person.access"], Person.AccessNeeds, Input.AccessNeeds),
            new(words["desk.person.organisation"], await OrganisationName(cancel), Input.Organisation),
        ];
        Differences = [.. all.Where(field => PlainText.Clean(field.Now) != PlainText.Clean(field.Typed))];
    }

    private async Task<string?> OrganisationName(CancellationToken cancel) =>
        Person.OrganisationId is { } id ? (await people.Cards(town.Db, [id], cancel)).SingleOrDefault()?.Name : null;

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return false;
        }

        looks.Seen(town, person.RootId, AccessWays.Person);
        // What is only shown of others who count as them is not theirs to be saved.
        Person = person.Own();
        return true;
    }
}

/// <summary>A field in which two clerks differ.</summary>
public sealed record Difference(string Field, string? Now, string? Typed);
