using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Conversations.Files;
using Townline.Conversations.Intake;
using Townline.Conversations.Timeline;
using Townline.Platform.Events;
using Townline.Platform.Files.Serving;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Conversations;

internal sealed class ConversationsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IIntake, IntakeService>();
        services.AddSingleton<IHistory, History>();
        services.AddSingleton<IArrivals, Arrivals>();
        services.AddSingleton<IntakeSteps>();
        services.AddSingleton<Journal>();
        services.AddSingleton<StaffAnswerStep>();
        services.AddSingleton<Identify>();
        services.AddSingleton<ThreadStep>();
        services.AddSingleton<Triage>();
        services.AddSingleton<RouteStep>();
        services.AddSingleton<Record>();
        services.AddSingleton<TwinStep>();
        services.AddSingleton<ITimelines, Timelines>();
        services.AddSingleton<ConversationCommands>();
        services.AddSingleton<IConversations>(provider => provider.GetRequiredService<ConversationCommands>());
        services.AddSingleton<Correcting>();
        services.AddSingleton<Delivery.Channels>();
        services.AddSingleton<Carriers>();
        services.AddSingleton<IReach, Reach>();
        services.AddSingleton<DeliveryPlanner>();
        services.AddSingleton<IOutboxHandler, DeliveryHandler>();
        services.AddSingleton<IListen, CameBack>();
        services.AddSingleton<IListen, RequestEventEntries>();
        services.AddSingleton<IListen, NamedPhotos>();
        services.AddSingleton<IListen, PastRequestEntries>();
        services.AddSingleton<IFileGate, RequestFiles>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<Inbound>(e =>
        {
            e.ToTable("conversations_inbound").HasKey(row => row.Id);
            e.HasIndex(row => new { row.TenantId, row.Channel, row.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");

            // What a mail answers, and where to: the mails of a request, found by their entries.
            e.HasIndex(row => row.EntryId).HasFilter("content_type = 'message/rfc822'");
        });
        model.Entity<Conversation>().ToTable("conversations_conversation").HasKey(row => row.Id);
        model.Entity<Entry>(e =>
        {
            e.ToTable("conversations_entry").HasKey(row => row.Id);
            e.Property(row => row.CorrectedAt).IsConcurrencyToken();
            e.HasIndex(row => new { row.TenantId, row.PersonId, row.Id }).HasFilter("person_id IS NOT NULL");
            e.HasIndex(row => new { row.RequestId, row.Id }).HasFilter("request_id IS NOT NULL");

            // 2 = public: what the update feeds read.
            e.HasIndex(row => new { row.TenantId, row.At }).HasFilter("audience = 2");
        });
        model.Entity<Correction>(e =>
        {
            e.ToTable("conversations_correction").HasKey(row => row.Id);
            e.HasIndex(row => row.EntryId);
        });
        model.Entity<Attachment>(e =>
        {
            e.ToTable("conversations_attachment").HasKey(row => row.Id);
            e.HasIndex(row => row.EntryId);
            e.HasIndex(row => row.RequestId);
            e.HasIndex(row => row.FileId);
        });
        model.Entity<Letter>(e =>
        {
            e.ToTable("conversations_letter").HasKey(row => row.EntryId);
            e.Property(row => row.EntryId).ValueGeneratedNever();
            e.Property(row => row.Cc).AsJson();
            e.Property(row => row.Bcc).AsJson();
        });
        model.Entity<DeliveryRow>(e =>
        {
            e.ToTable("conversations_delivery").HasKey(row => row.Id);
            e.Property(row => row.State).IsConcurrencyToken();

            // Nobody is written to twice about one entry.
            e.HasIndex(row => new { row.EntryId, row.FollowerId }).IsUnique();
            e.HasIndex(row => row.EntryId).IsUnique().HasFilter("follower_id IS NULL AND copy = 0");
            e.HasIndex(row => new { row.EntryId, row.Address }).IsUnique().HasFilter("copy <> 0");
            e.HasIndex(row => new { row.RequestId, row.State });
        });
    }
}
