using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Bounces;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Staff;

/// <summary>
/// Tells what comes back to mails to the staff from all other mail. Who writes has to hold two things: the sealed address (or Message-ID) of a mail
/// that only its member had, and that member's own address in From. An address alone proves nothing.
/// </summary>
internal sealed class StaffReplies(Store store, IStaffDirectory staff, IRequestQueries requests)
{
    /// <returns>What it is and the request it is about; null when it is another mail, or a forged one.</returns>
    public async Task<StaffReply?> Read(Destination to, MailMessage mail, CancellationToken cancel)
    {
        if (mail.Bounce is { OriginalMessageId: { } failed } bounce && OwnMessageId.ReadStaff(to.Town, failed) is { } lost)
        {
            return await Row(to, lost, cancel) is { } missed ? new StaffReply(CameBack(missed, bounce), missed.RequestId) : null;
        }

        var addressed = ReplyAddress.ReadStaff(to.Town, to.Tag);
        var about = addressed ?? mail.InReplyTo.Concat(mail.References.Reverse()).Select(id => OwnMessageId.ReadStaff(to.Town, id)).FirstOrDefault(id => id is not null);
        if (about is not { } mailId || await Row(to, mailId, cancel) is not { } row)
        {
            return null;
        }

        if (mail.Auto is AutoKind.AutoReply or AutoKind.Bounce)
        {
            return new StaffReply(new StaffAnswer(row.Id, row.StaffId, StaffAnswerKind.Dropped) { Reason = "automatic" }, row.RequestId);
        }

        var member = await staff.Find(to.Town.Id, row.StaffId, cancel);
        var isOwn = member is not null && IsFrom(mail, member.Email);
        if (addressed is null && !isOwn)
        {
            // Somebody answers what a member forwarded: no answer of the staff, but it belongs to the same request.
            return null;
        }

        var trouble = !isOwn ? "address" : await Trouble(to, member!, row, cancel);
        return new StaffReply(new StaffAnswer(row.Id, row.StaffId, trouble is null ? StaffAnswerKind.Note : StaffAnswerKind.Refused) { Reason = trouble }, row.RequestId);
    }

    /// <summary>What the mail to a member was about that is the last of these references; null when none is one.</summary>
    public async Task<long?> RequestOf(Destination to, IEnumerable<string> references, CancellationToken cancel) =>
        references.Reverse().Select(id => OwnMessageId.ReadStaff(to.Town, id)).FirstOrDefault(id => id is not null) is { } mail ? (await Row(to, mail, cancel))?.RequestId : null;

    private async Task<string?> Trouble(Destination to, StaffMember member, StaffMailRow row, CancellationToken cancel) =>
        !member.Active || !member.May(Right.RequestsWork) ? "rights"
        : row.RequestId is not { } request || await requests.ById(to.Town.Id, request, cancel) is null ? "gone"
        : null;

    /// <summary>One address stands in From, and it is this one.</summary>
    private static bool IsFrom(MailMessage mail, string address) =>
        mail.Sender.From is { Total: 1, FirstValid.Address: { } from } && mail.Headers.All("From").Count() == 1 && from.Equals(address, StringComparison.OrdinalIgnoreCase);

    private static StaffAnswer CameBack(StaffMailRow row, Bounce bounce) => new(row.Id, row.StaffId, StaffAnswerKind.CameBack)
    {
        Reason = bounce.Status,
        Detail = bounce.Recipients.Select(recipient => recipient.Diagnostic).FirstOrDefault(said => said is not null) ?? bounce.Status,
        IsDeadEnd = bounce.IsPermanent && DeadEnd.Means(bounce.Status),
    };

    private async Task<StaffMailRow?> Row(Destination to, long id, CancellationToken cancel)
    {
        await using var db = store.Read(to.Town.Id);
        return await db.Set<StaffMailRow>().FirstOrDefaultAsync(mail => mail.Id == id, cancel);
    }
}

/// <param name="RequestId">What the mail to the member was about.</param>
internal sealed record StaffReply(StaffAnswer Answer, long? RequestId);
