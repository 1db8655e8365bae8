using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

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

    public void Model(ModelBuilder model) => model.Entity<ImportProgressRow>(e =>
    {
        e.ToTable("import_progress").HasKey(row => new { row.TenantId, row.FileKey });
        e.StaysHere("How far an import has come in a file of this machine.");
    });
}
