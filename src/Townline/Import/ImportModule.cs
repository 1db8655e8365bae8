using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;

namespace Townline.Import;

internal sealed class ImportModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<Importer>();
        services.AddSingleton<BatchPreparer>();
        services.AddSingleton<BatchWriter>();
        services.AddSingleton<ServiceTable>();
    }

    public void Model(ModelBuilder model) => model.Entity<ImportProgressRow>().ToTable("import_progress").HasKey(row => new { row.TenantId, row.FileKey });
}
