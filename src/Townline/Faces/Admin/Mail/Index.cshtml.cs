using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Mail;

/// <summary>The town's mailboxes, and how the fetching of each goes.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class MailboxesModel(TownContext town, IMailboxes mailboxes, IMailFetching fetching, IUnreadMail unread, ICatalogue catalogue) : PageModel
{
    /// <summary>So many unread mails are counted; more are "more than".</summary>
    internal const int MostUnread = 200;

    public IReadOnlyList<MailboxInfo> Mailboxes { get; private set; } = [];

    public IReadOnlyDictionary<long, MailFetching> Fetching { get; private set; } = new Dictionary<long, MailFetching>();

    public ServiceCatalogue Services { get; private set; } = null!;

    /// <summary>Mails that could not be read, at most <see cref="MostUnread"/>.</summary>
    public int Unread { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        (Mailboxes, Fetching, Services) = (await mailboxes.Of(town.TenantId, cancel), await fetching.Of(town.TenantId, cancel), await catalogue.Of(town.TenantId));
        Unread = (await unread.List(town.TenantId, MostUnread, cancel)).Count;
        return Page();
    }
}
