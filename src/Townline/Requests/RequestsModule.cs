using Microsoft.EntityFrameworkCore;
using Townline.Platform.Doctor;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Search;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Catalogue;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;
using Townline.Requests.Queues;

namespace Townline.Requests;

internal sealed class RequestsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<ICatalogue, CatalogueStore>();
        services.AddSingleton<CatalogueEditor>();
        services.AddSingleton<ICatalogueEditor>(provider => provider.GetRequiredService<CatalogueEditor>());
        services.AddSingleton<IStateUse, StateUse>();
        services.AddSingleton<IOutboxHandler, LeavingStates>();
        services.AddSingleton<IRequests, RequestCommands>();
        services.AddSingleton<IPastRequests, PastRequests>();
        services.AddSingleton<RequestsInBox>();
        services.AddSingleton<IRequestQueries, RequestQueries>();
        services.AddSingleton<RequestLists>();
        services.AddSingleton<IRequestLists>(provider => provider.GetRequiredService<RequestLists>());
        services.AddSingleton<RequestEditing>();
        services.AddSingleton<Opening>();
        services.AddSingleton<Following>();
        services.AddSingleton<Correcting>();
        services.AddSingleton<INearRequests, NearRequests>();
        services.AddSingleton<IProblems, Problems>();
        services.AddSingleton<IListen, SuggestWindows>();
        services.AddSingleton<IListen, SuggestTakenOver>();
        services.AddSingleton<Suggesting>();
        services.AddSingleton<IOutboxHandler, SuggestHandler>();
        services.AddSingleton<IOutboxHandler, SuggestImportedHandler>();
        services.AddSingleton<Linking>();
        services.AddSingleton<Together>();
        services.AddSingleton<Restoring>();
        services.AddSingleton<NearSettings>();
        services.AddSingleton<ISettingsKind, NearWeightSettings>();
        services.AddSingleton<Candidates>();
        services.AddSingleton<AsOf>();
        services.AddSingleton<ICheckup, QueueCheckup>();
        services.AddSingleton<IIndexed, RequestIndex>();
        services.AddSingleton<DueSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<DueSweep>());
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<Request>(e =>
        {
            e.ToTable("requests_request").HasKey(request => request.Id);
            e.Property(request => request.Version).IsConcurrencyToken();
            e.Property(request => request.Due).IsConcurrencyToken();

            // Ten million rows stand here: each index earns its place. Queues stand on partial ones over what is open.
            e.HasIndex(r => new { r.TenantId, r.Number }).IsUnique();
            // With the place, so that those inside a box are picked without reading the rows of the others.
            e.HasIndex(r => new { r.TenantId, r.RequestedAt, r.Id, r.Latitude, r.Longitude }).HasDatabaseName("IX_requests_request_newest");
            e.HasIndex(r => new { r.TenantId, r.ServiceId, r.RequestedAt });
            e.HasIndex(r => new { r.TenantId, r.UpdatedAt });
            e.HasIndex(r => new { r.TenantId, r.PersonId, r.RequestedAt }).HasFilter("person_id IS NOT NULL");
            e.HasIndex(r => new { r.TenantId, r.ExternalSource, r.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
            e.HasIndex(r => new { r.TenantId, r.Token }).IsUnique().HasFilter("token IS NOT NULL");
            foreach (var first in (string[])[nameof(Request.TeamId), nameof(Request.AssigneeId), nameof(Request.Due)])
            {
                e.HasIndex(SelectionSql.OpenIndex(first)).HasFilter("is_open = 1").HasDatabaseName($"IX_requests_request_open_{SnakeCase.Of(first)}");
            }

            e.HasIndex(r => new { r.TenantId, r.Urgency }).HasFilter("is_open = 1 AND disputed = 1");

            // What the classes for keeping let go: closed, oldest first, until it went.
            e.HasIndex(r => new { r.TenantId, r.ServiceId, r.ClosedAt }).HasFilter("is_open = 0 AND forgotten_at IS NULL");

            // Few have a priority: the index of those costs the others nothing.
            e.Property(r => r.Priority).HasDefaultValue(Priority.Normal);
            e.HasIndex(r => new { r.TenantId, r.Priority, r.Urgency }).HasFilter("is_open = 1 AND priority > 0");
        });
        model.Entity<Follower>(e =>
        {
            e.ToTable("requests_follower").HasKey(follower => follower.Id);
            e.HasIndex(follower => new { follower.RequestId, follower.PersonId }).IsUnique().HasFilter("person_id IS NOT NULL");
        });
        model.Entity<Service>(e =>
        {
            e.ToTable("requests_service").HasKey(service => service.Id);
            e.HasIndex(service => new { service.TenantId, service.Code }).IsUnique();
            e.Property(service => service.Version).IsConcurrencyToken();
            e.Property(service => service.Name).AsJson();
            e.Property(service => service.Description).AsJson();
            e.Property(service => service.Group).AsJson();
            e.Property(service => service.Keywords).AsJson();
            e.Property(service => service.Form).AsJson();
            e.Property(service => service.Areas).AsJson();
            e.Property(service => service.EvidenceFor).AsJson();
            e.Property(service => service.Notice).AsJson();
            e.Property(service => service.Workflow).AsJson();
        });
        model.Entity<NearSetting>(e =>
        {
            e.ToTable("requests_near_setting").HasKey(setting => setting.TenantId);
            e.Property(setting => setting.TenantId).ValueGeneratedNever();
        });
        model.Entity<Link>(e =>
        {
            e.ToTable("requests_link").HasKey(link => link.RequestId);
            e.Property(link => link.RequestId).ValueGeneratedNever();
            e.HasIndex(link => link.ParentId);
        });
        model.Entity<Suggestion>(e =>
        {
            e.ToTable("requests_suggestion").HasKey(suggestion => suggestion.Id);
            e.HasIndex(suggestion => new { suggestion.RequestId, suggestion.EarlierId }).IsUnique();
            e.HasIndex(suggestion => suggestion.EarlierId);
        });
        model.Entity<PastForm>(e =>
        {
            e.ToTable("requests_past_form").HasKey(form => form.Id);
            e.HasIndex(form => new { form.TenantId, form.ServiceId, form.Until });
            e.Property(form => form.Form).AsJson();
        });
    }
}
