using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>One person: what they need, how they are reached, what they agreed to, and everything over all channels, newest first, a page at a time.</summary>
[Needs(Right.PeopleRead)]
internal sealed class PersonModel(TownContext town, PersonPanes panes, IPersonEditor editor, ILinks links, PersonChanges changes, WayNames ways, TownTime dates) : PageModel
{
    public PersonPane Pane { get; private set; } = null!;

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    /// <summary>What was just done, to be confirmed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    /// <summary>Which form was sent and is to be mended: it stays open with what was typed.</summary>
    public string? Open { get; private set; }

    /// <summary>Who was quicker, when somebody was.</summary>
    public (string Who, DateTimeOffset At)? Quicker { get; private set; }

    public WayNames Ways => ways;

    public bool MaySeeLooks => HttpContext.RequireStaff().May(Right.AccessLogRead);

    public bool MayEdit => HttpContext.RequireStaff().May(Right.PeopleEdit);

    public async Task<IActionResult> OnGet(long id, long? before, CancellationToken cancel)
    {
        if (!await Load(id, before, cancel))
        {
            return NotFound();
        }

        // Who was merged is read as the one they count as.
        if (Pane.Person.RootId != id)
        {
            return Redirect($"/desk/people/{Pane.Person.RootId}");
        }

        Input.Version = Pane.Person.Version;
        return Page();
    }

    public Task<IActionResult> OnPostIdentity(long id, CancellationToken cancel) =>
        Do(id, "identity", unit => editor.AddIdentity(unit, id, new KnownIdentity(Input.Kind ?? "", PlainText.Clean(Input.Value), Input.Verified, Input.Shared), Why, Input.Version), cancel);

    public Task<IActionResult> OnPostMark(long id, long identity, bool verified, CancellationToken cancel) =>
        Do(id, $"identity-{identity}", unit => editor.MarkIdentity(unit, id, identity, verified, Why, Input.Version), cancel);

    public Task<IActionResult> OnPostRemove(long id, long identity, CancellationToken cancel) =>
        Do(id, $"identity-{identity}", unit => editor.RemoveIdentity(unit, id, identity, Why, Input.Version), cancel);

    /// <summary>The number is somebody else's now.</summary>
    public Task<IActionResult> OnPostPassOn(long id, long identity, CancellationToken cancel) =>
        Do(id, $"identity-{identity}", unit => editor.PassOn(unit, id, identity, Why, Input.Version), cancel, said: "passed");

    public Task<IActionResult> OnPostEndLink(long id, long link, CancellationToken cancel) => Do(id, $"link-{link}", unit => links.End(unit, link, Why), cancel);

    public Task<IActionResult> OnPostConsent(long id, CancellationToken cancel) => Do(id, "consent", unit => editor.Record(unit, id, Consent(), Input.Version), cancel);

    private string Why => PlainText.Clean(Input.Why);

    /// <exception cref="PersonRefusedException">Not said whether given or withdrawn, or the day is none.</exception>
    private ConsentOrder Consent()
    {
        if (Input.Given is not ("yes" or "no"))
        {
            throw new PersonRefusedException("consent-given");
        }

        if (!Input.Day.IsEmpty && Input.Day.ToDate() is null)
        {
            throw new PersonRefusedException("consent-day");
        }

        // Another day counts from its beginning where the town is; today is now.
        DateTimeOffset? at = Input.Day.ToDate() is { } day && day != dates.Today
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), town.Tenant.Zone), TimeSpan.Zero)
            : null;
        return new ConsentOrder(
            Input.Purpose ?? "", string.IsNullOrEmpty(Input.Channel) ? null : Input.Channel, Input.Given == "yes", at, Input.How ?? "", PlainText.Clean(Input.Wording));
    }

    /// <summary>Checks the right, does it and goes back to the person; or shows the form again with what to mend.</summary>
    private async Task<IActionResult> Do(long id, string form, Func<Unit, Task> change, CancellationToken cancel, string? said = null)
    {
        if (!MayEdit)
        {
            return Forbid();
        }

        if (!await Load(id, null, cancel))
        {
            return NotFound();
        }

        var outcome = await changes.Try(change, ModelState, cancel);
        if (outcome == ChangeOutcome.Done)
        {
            return Redirect($"/desk/people/{id}?said={said ?? form.Split('-')[0]}");
        }

        Open = form;
        if (outcome == ChangeOutcome.Stale)
        {
            await Load(id, null, cancel);
            Quicker = await changes.Last(id, cancel);
            Input.Version = Pane.Person.Version;

            // The hidden fields must show the new value, not the posted one.
            ModelState.Remove("Input.Version");
        }

        return Page();
    }

    private async Task<bool> Load(long id, long? before, CancellationToken cancel)
    {
        if (await panes.Read(id, before, cancel) is not { } pane)
        {
            return false;
        }

        Pane = pane;
        return true;
    }
}
