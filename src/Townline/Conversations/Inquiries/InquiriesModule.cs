using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

namespace Townline.Conversations.Inquiries;

/// <summary>Questions to somebody outside, whose answers staff alone read.</summary>
internal sealed class InquiriesModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<InquiryCommands>();
        services.AddSingleton<IInquiries>(provider => provider.GetRequiredService<InquiryCommands>());
        services.AddSingleton<IInquiryQueries, InquiryQueries>();
        services.AddSingleton<IListen, UnsentInquiries>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<InquiryRow>(e =>
        {
            e.ToTable("conversations_inquiry").HasKey(row => row.EntryId);
            e.Property(row => row.EntryId).ValueGeneratedNever();
            e.Property(row => row.Parts).AsJson();
            e.HasIndex(row => new { row.RequestId, row.EntryId });
            e.HasIndex(row => new { row.TenantId, row.EntryId });
        });
}
