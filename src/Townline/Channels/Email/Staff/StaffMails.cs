using Townline.Channels.Email.Bounces;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Outgoing;
using Townline.Channels.Email.Smtp;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Staff;

/// <inheritdoc/>
internal sealed class StaffMails(ISingleMail mails, StaffLetter letters, MailDispatch dispatch) : IStaffMail
{
    public ValueTask<bool> IsOffered(int tenantId) => mails.IsOffered(tenantId);

    public void Begin(Unit unit, long id, long staffId, long? requestId, string? language) =>
        unit.Insert(StaffMailRow.Into, id, unit.TenantId, staffId, requestId, language, unit.Now, false);

    public Task Withdraw(Unit unit, long id) => unit.Execute("DELETE FROM email_staff_mail WHERE id = @id AND tenant_id = @TenantId", new { id, unit.TenantId });

    public async Task<StaffMailSent> Send(int tenantId, StaffMail mail, CancellationToken cancel)
    {
        if (WireAddress.TryOf(mail.Address) is null)
        {
            return new StaffMailSent("The address is none that mail can be sent to.", IsDeadEnd: true);
        }

        try
        {
            await dispatch.Send(tenantId, await letters.Write(tenantId, mail, cancel), cancel);
            return new StaffMailSent();
        }
        catch (SmtpException refused) when (refused.IsForGood)
        {
            return new StaffMailSent(refused.Message, DeadEnd.Of(mail.Address, refused) is not null);
        }
    }
}
