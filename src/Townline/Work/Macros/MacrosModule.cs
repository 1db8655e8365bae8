using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Macros;

internal sealed class MacrosModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IMacros, MacroBook>();
        services.AddSingleton<IWorkRunner, WorkRunner>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<MacroRow>(e =>
        {
            e.ToTable("work_macro").HasKey(macro => macro.Id);
            e.HasIndex(macro => new { macro.TenantId, macro.Code }).IsUnique();
            e.Property(macro => macro.Steps).AsJson();
            e.Property(macro => macro.Services).AsJson();
        });
}
