using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Mail;

/// <summary>A mail as it came: in a frame where it can do nothing, and as a file.</summary>
[Needs(Right.DeskRead)]
internal sealed class OriginalModel(TownContext town, MailDesk desk, IMailViews mails, IRequestQueries requests, IWords words) : PageModel
{
    public TimelineEntry Entry { get; private set; } = null!;

    public MailView Mail { get; private set; } = null!;

    /// <summary>Of the request it stands in; null when it stands in none.</summary>
    public long? Number { get; private set; }

    private IReadOnlyDictionary<long, StoredFile> _files = new Dictionary<long, StoredFile>();

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } entry
            || (await mails.Of(town.TenantId, [entry], new MailShowing(words["desk-mail.quoted"]), cancel)).GetValueOrDefault(id) is not { } mail)
        {
            return NotFound();
        }

        (Entry, Mail) = (entry, mail);
        Number = entry.RequestId is { } requestId ? (await requests.ById(town.TenantId, requestId, cancel))?.Number : null;
        List<long> ids = [.. entry.Files.Select(file => file.FileId)];
        _files = await town.Db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancel);
        return Page();
    }

    public StoredFile? Stored(MailFile file) => file.FileId is { } id ? _files.GetValueOrDefault(id) : null;
}
