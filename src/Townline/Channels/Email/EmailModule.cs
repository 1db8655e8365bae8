using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Fetching;
using Townline.Channels.Email.Grants;
using Townline.Channels.Email.Imap;
using Townline.Channels.Email.Imap.Protocol;
using Townline.Channels.Email.Inquiries;
using Townline.Channels.Email.Lines;
using Townline.Channels.Email.Listener;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Outgoing;
using Townline.Channels.Email.Plain;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Showing;
using Townline.Channels.Email.Smtp;
using Townline.Channels.Email.Threading;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Platform.Doctor;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Channels.Email;

/// <summary>Mail: the listener that takes it, the mailboxes it is for, and what becomes of it.</summary>
internal sealed class EmailModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IChannel, EmailChannel>();
        services.AddSingleton<MailboxBook>();
        services.AddSingleton<IMailboxes, MailboxEditor>();
        services.AddSingleton<SealedText>();
        services.AddSingleton<OutgoingBook>();
        services.AddSingleton<OutgoingEditor>();
        services.AddSingleton<IOutgoingMail>(provider => provider.GetRequiredService<OutgoingEditor>());
        services.AddSingleton<ISettingsKind, OutgoingSettings>();
        services.AddSingleton<IMailTransport, SmtpPool>();
        services.AddSingleton<MailDispatch>();
        services.AddSingleton<MailTest>();
        services.AddSingleton<ISingleMail, SingleMails>();
        services.AddSingleton<IOutboxHandler, SingleMailHandler>();
        services.AddSingleton<CorrespondenceReader>();
        services.AddSingleton<MailEnclosures>();
        services.AddSingleton<MailQuotes>();
        services.AddSingleton<ICopies, MailCopies>();
        services.AddSingleton<IAddressees, MailAddressees>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<InquiryQuotes>();
        services.AddSingleton<InquiryLetter>();
        services.AddSingleton<InquiryThreads>();
        services.AddSingleton<MailThreads>();
        services.AddSingleton<MailFiles>();
        services.AddSingleton<MailReading>();
        services.AddSingleton<MailArrivals>();
        services.AddSingleton<MailBatch>();
        services.AddSingleton<UnreadMails>();
        services.AddSingleton<UnreadRetry>();
        services.AddSingleton<UnreadByHand>();
        services.AddSingleton<IUnreadMail, UnreadQueue>();
        services.AddSingleton<IMailViews, MailViews>();
        services.AddSingleton<ICheckup, UnreadCheckup>();
        services.AddSingleton<IMailSink, MailboxSink>();
        services.AddSingleton(_ => ListenerOptions.Of(Environment.GetEnvironmentVariable));
        services.AddSingleton<SmtpListener>();
        services.AddSingleton<IStartupTask>(provider => provider.GetRequiredService<SmtpListener>());
        services.AddHostedService(provider => provider.GetRequiredService<SmtpListener>());
        services.AddSingleton(_ => LineOptions.Of(Environment.GetEnvironmentVariable));
        Fetching(services);
    }

    private static void Fetching(IServiceCollection services)
    {
        services.AddSingleton(new ImapLimits());
        services.AddSingleton(provider => new FetchLimits { MailBytes = provider.GetRequiredService<ListenerOptions>().Limits.MailBytes });
        services.AddSingleton<IImapServers, ImapServers>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<TriedTokens>();
        services.AddSingleton<GrantBook>();
        services.AddSingleton<MailGrants>();
        services.AddSingleton<SourceSignIn>();
        services.AddSingleton<IMailFetching, MailSources>();
        services.AddSingleton<ICheckup, FetchCheckup>();
        services.AddSingleton<FetchBook>();
        services.AddSingleton<FetchedMails>();
        services.AddSingleton<MailFetcher>();
        services.AddHostedService(provider => provider.GetRequiredService<MailFetcher>());
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<Mailbox>(e =>
        {
            e.ToTable("email_mailbox").HasKey(mailbox => mailbox.Id);
            e.Property(mailbox => mailbox.Id).ValueGeneratedNever();
            e.Property(mailbox => mailbox.Addresses).AsJson();
        });
        model.Entity<OutgoingServer>(e =>
        {
            e.ToTable("email_outgoing").HasKey(server => server.Id);
            e.Property(server => server.Id).ValueGeneratedNever();
            e.Property(server => server.Secret).IsSecret();
            e.Property(server => server.DkimKey).IsSecret();
            e.HasIndex(server => server.TenantId).IsUnique();
        });
        model.Entity<MailSource>(e =>
        {
            e.ToTable("email_source").HasKey(source => source.Id);
            e.Property(source => source.Id).ValueGeneratedNever();
            e.Property(source => source.Secret).IsSecret();
        });
        model.Entity<StoredGrant>(e =>
        {
            e.ToTable("email_grant").HasKey(grant => grant.Id);
            e.Property(grant => grant.Id).ValueGeneratedNever();
            e.Property(grant => grant.ClientSecret).IsSecret();
            e.Property(grant => grant.RefreshToken).IsSecret();
        });
        model.Entity<FetchState>(e =>
        {
            e.ToTable("email_fetch").StaysHere("how far the fetching of a mailbox has come; a town that has moved looks at all of it again and knows each mail").HasKey(state => state.Id);
            e.Property(state => state.Id).ValueGeneratedNever();
            e.HasIndex(state => state.Owner);
        });
        model.Entity<UnreadMail>(e =>
        {
            e.ToTable("email_unread").HasKey(mail => mail.Id);
            e.Property(mail => mail.Id).ValueGeneratedNever();
            e.HasIndex(mail => new { mail.TenantId, mail.ExternalId }).IsUnique();
            e.HasIndex(mail => new { mail.TenantId, mail.Id }).HasFilter("read_at IS NULL");
        });
    }
}
