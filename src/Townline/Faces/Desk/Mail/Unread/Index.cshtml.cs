using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Mail.Unread;

/// <summary>Mails that the program could not read, for the clerks: look at one in a mail program, have it tried again, or write down by hand what it says and answer that.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(TownContext town, IUnreadMail unread, IWords words) : PageModel
{
    private const int LongestText = 10_000;

    /// <summary>Mails on the page, oldest first.</summary>
    public int Most => 50;

    public IReadOnlyList<UnreadInfo> Mails { get; private set; } = [];

    /// <summary>Whether the attempt went well; null when there was none.</summary>
    public bool? Said { get; private set; }

    /// <summary>The mail whose words are to be mended.</summary>
    public long? Id { get; private set; }

    private string? _typed;
    private string? _wrong;

    public Task OnGet(bool? read, CancellationToken cancel)
    {
        Said = read;
        return Load(cancel);
    }

    public async Task<IActionResult> OnPostRetry(long id, CancellationToken cancel) =>
        Redirect($"/desk/mail/unread?read={(await unread.Retry(town.TenantId, id, cancel) ? "true" : "false")}");

    public async Task<IActionResult> OnPostByHand(long id, string? text, CancellationToken cancel)
    {
        try
        {
            return await unread.ByHand(town.TenantId, id, text ?? "", town.Actor, cancel) is { } number ? Redirect($"/desk/requests/{number}") : Redirect("/desk/mail/unread?read=false");
        }
        catch (RuleBrokenException broken)
        {
            (Id, _typed, _wrong) = (id, text, words[$"rule.{broken.Code}", [.. broken.Args]]);
            await Load(cancel);
            return Page();
        }
    }

    public Field TextOf(UnreadInfo mail) => new("text", FieldKind.Textarea, words["desk-unread.by-hand.text"])
    {
        Hint = words[mail.Sender.Length > 0 ? "desk-unread.by-hand.hint" : "desk-unread.by-hand.nobody"],
        Values = mail.Id == Id && _typed is { } typed ? [typed] : [],
        Error = mail.Id == Id ? _wrong : null,
        MaxLength = LongestText,
    };

    private async Task Load(CancellationToken cancel) => Mails = await unread.List(town.TenantId, Most, cancel);
}
