using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Mail;

/// <summary>A mailbox: its addresses, what its mails become, and where they are fetched from, with a trial that says what is wrong.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class MailboxModel(TownContext town, IMailboxes mailboxes, IMailFetching fetching, ICatalogue catalogue, IWords words) : PageModel
{
    [BindProperty]
    public MailboxInput Input { get; set; } = new();

    /// <summary>As it is stored; null for a new one.</summary>
    public MailboxInfo? Mailbox { get; private set; }

    /// <summary>How its fetching goes; null when it never was.</summary>
    public MailFetching? Fetching { get; private set; }

    /// <summary>What the trial came to; null when there was none.</summary>
    public FetchTrial? Trial { get; private set; }

    public bool Saved { get; private set; }

    public IReadOnlyList<FieldOption> Services { get; private set; } = [];

    public IReadOnlyList<FieldOption> Ways => SignInWays.Options(words);

    public async Task<IActionResult> OnGet(long? id, bool saved, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        (Saved, Input) = (saved, MailboxInput.Of(Mailbox, Fetching?.Source, town.Tenant));
        return Page();
    }

    /// <summary>Tries what is typed, and stores nothing.</summary>
    public async Task<IActionResult> OnPostTry(long? id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        await Guard(async () => Trial = await fetching.Test(town.TenantId, Input.Source(Mailbox?.Id ?? 0, town.Tenant), Input.NewSecret, Input.Grant.NewRefreshToken, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPost(long? id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        var mailbox = Input.Mailbox(Mailbox?.Id ?? Ids.Next());
        var isStored = await Guard(() => town.Write(
            async unit =>
            {
                await mailboxes.Save(unit, mailbox);
                if (Input.Fetches || Fetching is not null)
                {
                    await fetching.Save(unit, Input.Fetches ? Input.Source(mailbox.Id, town.Tenant) : Fetching!.Source with { IsOn = false }, Input.NewSecret, Input.Grant.NewRefreshToken);
                }
            },
            cancel));
        return isStored ? Redirect($"/admin/mail/mailbox/{mailbox.Id}?saved=true") : Page();
    }

    /// <returns>False when a rule was broken; it is shown beside its field.</returns>
    private async Task<bool> Guard(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(MailboxInput.FieldOf(broken.Code), words[$"rule.{broken.Code}", [.. broken.Args]]);
            return false;
        }
    }

    private async Task<bool> Load(long? id, CancellationToken cancel)
    {
        var all = await mailboxes.Of(town.TenantId, cancel);
        Mailbox = all.FirstOrDefault(mailbox => mailbox.Id == id);
        Fetching = id is { } known ? (await fetching.Of(town.TenantId, cancel)).GetValueOrDefault(known) : null;
        Services = [.. (await catalogue.Of(town.TenantId)).Active.Select(service => new FieldOption($"{service.Id}", words.Of(service.Name)))];
        return id is null || Mailbox is not null;
    }
}
