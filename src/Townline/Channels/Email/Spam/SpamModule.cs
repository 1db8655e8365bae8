using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Spam.Learning;
using Townline.Channels.Email.Spam.Rules;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Retention;
using Townline.Platform.Settings;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam;

/// <summary>Mail that nobody wants: how it is told, where it is kept, and what clerks teach.</summary>
internal sealed class SpamModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<SpamBook>();
        services.AddSingleton<KnownSenders>();
        services.AddSingleton<ISenderRules, SenderRules>();
        services.AddSingleton<ISettingsKind, SenderRuleSettings>();
        services.AddSingleton<ISpamSettings, SpamSettingsEditor>();
        services.AddSingleton<ISettingsKind, SpamLimitSettings>();
        services.AddSingleton<Lessons>();
        services.AddSingleton<IListen, AnsweredMail>();
        services.AddSingleton<IOutboxHandler, AnsweredMailHandler>();
        services.AddSingleton<SpamJudge>();
        services.AddSingleton<SpamGate>();
        services.AddSingleton<LettingIn>();
        services.AddSingleton<CallingSpam>();
        services.AddSingleton<ISpamMail, SpamFolder>();
        services.AddSingleton<IRetained, RetainedSpam>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<SpamMail>(e =>
        {
            e.ToTable("email_spam").HasKey(mail => mail.Id);
            e.Property(mail => mail.Id).ValueGeneratedNever();
            e.Property(mail => mail.Words).AsJson();
            e.HasIndex(mail => new { mail.TenantId, mail.ExternalId }).IsUnique();
            e.HasIndex(mail => new { mail.TenantId, mail.Id }).HasFilter("let_in_at IS NULL");
            e.HasIndex(mail => new { mail.TenantId, mail.At });
        });
        model.Entity<SenderRuleRow>(e =>
        {
            e.ToTable("email_sender_rule").HasKey(rule => rule.Id);
            e.Property(rule => rule.Id).ValueGeneratedNever();
            e.HasIndex(rule => new { rule.TenantId, rule.Sender }).IsUnique();
        });
        model.Entity<SignRow>().ToTable("email_sign").HasKey(sign => new { sign.TenantId, sign.Sign });
        model.Entity<Lesson>(e =>
        {
            e.ToTable("email_lesson").HasKey(lesson => lesson.Id);
            e.Property(lesson => lesson.Id).ValueGeneratedNever();
            e.Property(lesson => lesson.Signs).AsJson();
            e.HasIndex(lesson => new { lesson.TenantId, lesson.ExternalId }).IsUnique();
        });
        model.Entity<SpamSettingRow>(e =>
        {
            e.ToTable("email_spam_setting").HasKey(row => row.TenantId);
            e.Property(row => row.TenantId).ValueGeneratedNever();
        });
    }
}
