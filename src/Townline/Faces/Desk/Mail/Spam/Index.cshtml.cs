using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Desk.Mail.Spam;

/// <summary>Mails that are held as spam, newest first.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(TownContext town, ISpamMail spam) : PageModel
{
    private const int OnAPage = 25;

    public IReadOnlyList<SpamInfo> Mails { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public long? Older { get; private set; }

    /// <summary>The reference of the request that somebody has just called spam.</summary>
    public long? Called { get; private set; }

    public async Task OnGet(long? before, long? called, CancellationToken cancel)
    {
        var mails = await spam.List(town.TenantId, before, OnAPage + 1, cancel);
        (Mails, Called) = ([.. mails.Take(OnAPage)], called);
        Older = mails.Count > OnAPage ? Mails[^1].Id : null;
    }
}
