using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Staff;

/// <summary>
/// Tells a member that an answer to a mail of theirs was not taken, and why; at their own address, never at the one from which it came, which anybody can
/// write. Once for each mail, so that no machine keeps it going.
/// </summary>
internal sealed class RefusalLetter(ISingleMail mails, IStaffDirectory staff, ITownWords words) : IListen<StaffMailReturned>
{
    /// <summary>Days later it helps nobody.</summary>
    private static readonly TimeSpan OfUse = TimeSpan.FromDays(1);

    public async Task Hear(StaffMailReturned happened, Unit unit)
    {
        if (happened.What != StaffAnswerKind.Refused
            || !await mails.IsOffered(unit.TenantId)
            || await unit.Db.Set<StaffMailRow>().FirstOrDefaultAsync(mail => mail.Id == happened.MailId) is not { } mail
            || await staff.Find(unit.TenantId, happened.StaffId) is not { } member
            || await unit.Execute("UPDATE email_staff_mail SET refused = @refused WHERE id = @Id AND tenant_id = @TenantId AND refused <> @refused", new { mail.Id, mail.TenantId, refused = true }) != 1)
        {
            return;
        }

        var w = await words.For(unit.TenantId, mail.Language);
        mails.Send(unit, new SingleMail(member.Email, w["mail.staff.refused.subject"], w[$"mail.staff.refused.{happened.Reason}"], [], w.Language, unit.Now + OfUse));
    }
}
