using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Retention;

namespace Townline.Conversations.Retention;

internal sealed class ConversationRetentionModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IRetained, RetainedMessages>();
        services.AddSingleton<IRetained, RetainedJournal>();
        services.AddSingleton<IListen, RequestTraces>();
    }

    public void Model(ModelBuilder model)
    {
        // What is said outside of a request, and lines that still have their bytes: both oldest first.
        model.Entity<Entry>().HasIndex(entry => new { entry.TenantId, entry.At }, "IX_conversations_entry_alone").HasFilter("request_id IS NULL");
        model.Entity<Inbound>().HasIndex(line => new { line.TenantId, line.ReceivedAt }).HasFilter("length(raw) > 0");
    }
}
