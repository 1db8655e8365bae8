using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Modules;

namespace Townline.Channels.Email.Staff;

/// <summary>Mails to members of the staff about their work, and what they answer.</summary>
internal sealed class StaffMailModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IStaffMail, StaffMails>();
        services.AddSingleton<StaffLetter>();
        services.AddSingleton<StaffReplies>();
        services.AddSingleton<IListen, RefusalLetter>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<StaffMailRow>(e =>
        {
            e.ToTable("email_staff_mail").HasKey(mail => mail.Id);
            e.Property(mail => mail.Id).ValueGeneratedNever();
        });
}
