using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Mail;

/// <summary>Mails that could not be read: what went wrong, their bytes, and another attempt.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class UnreadModel(TownContext town, IUnreadMail unread) : PageModel
{
    public IReadOnlyList<UnreadInfo> Mails { get; private set; } = [];

    /// <summary>Whether the attempt went well; null when there was none.</summary>
    public bool? Said { get; private set; }

    public Task OnGet(bool? read, CancellationToken cancel)
    {
        Said = read;
        return Load(cancel);
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel) =>
        Redirect($"/admin/mail/unread?read={(await unread.Retry(town.TenantId, id, cancel) ? "true" : "false")}");

    private async Task Load(CancellationToken cancel) => Mails = await unread.List(town.TenantId, MailboxesModel.MostUnread, cancel);
}
