using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Notices;

/// <summary>What the town writes by itself, by mail.</summary>
internal sealed class NoticesModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IMailSamples, Samples.MailSamples>();
        services.AddSingleton<AnswerBrake>();
        services.AddSingleton<ICarrier, MailCarrier>();
        services.AddSingleton<ReceiptGate>();
        services.AddSingleton<ReceiptLetter>();
        services.AddSingleton<IOutboxHandler, ReceiptHandler>();
        services.AddSingleton<IListen, ReceiptOrders>();
        services.AddSingleton<IListen, NoticeCameBack>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<NoticeRow>(e =>
        {
            e.ToTable("email_notice").StaysHere("which mails the program wrote by itself, so that nobody gets one twice or too many").HasKey(notice => notice.Id);
            e.Property(notice => notice.Id).ValueGeneratedNever();

            // Nothing is told twice.
            e.HasIndex(notice => new { notice.RequestId, notice.Kind }).IsUnique();
            e.HasIndex(notice => new { notice.TenantId, notice.AddressKey, notice.Id });
        });
}
