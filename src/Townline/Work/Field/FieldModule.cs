using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Field;

internal sealed class FieldModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IFieldWork, FieldWork>();
        services.AddSingleton<FieldSteps>();
        services.AddSingleton<FieldNotes>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<FieldReportRow>(e =>
        {
            e.ToTable("work_field_report").HasKey(report => report.Id);
            e.Property(report => report.Answer).AsJson();

            // Exactly once: whatever comes with this key again is the same report.
            e.HasIndex(report => new { report.TenantId, report.StaffId, report.ClientKey }).IsUnique();
        });
}
