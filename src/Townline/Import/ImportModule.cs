using Microsoft.EntityFrameworkCore;
using Townline.Import.Contracts;
using Townline.Import.Runs;
using Townline.Import.Saved;
using Townline.Platform.Files.Content;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Settings;
using Townline.Platform.Storage;

namespace Townline.Import;

internal sealed class ImportModule : IModule
{
    private const string Stays = "An import ends where it was begun; what it brought stands in the requests.";

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<Importer>();
        services.AddSingleton<BatchPreparer>();
        services.AddSingleton<BatchWriter>();
        services.AddSingleton<ServiceTable>();
        services.AddSingleton<KeptFile>();
        services.AddSingleton<ImportChecker>();
        services.AddSingleton<SavedMaps>();
        services.AddSingleton<IRequestImports, RequestImports>();
        services.AddSingleton<IOutboxHandler, ImportRunHandler>();
        services.AddSingleton<IContentOwner, ImportContents>();
        services.AddSingleton<ISettingsKind, MapSettings>();
        services.AddSingleton<ImportSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportSweeper>());
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<ImportProgressRow>(e =>
        {
            e.ToTable("import_progress").HasKey(row => new { row.TenantId, row.FileKey });
            e.StaysHere("How far an import has come in a file of this machine.");
        });
        model.Entity<ImportRunRow>(e =>
        {
            e.ToTable("import_run").HasKey(run => run.Id);
            e.HasIndex(run => new { run.TenantId, run.Id });
            e.HasIndex(run => run.Sha);
            e.Property(run => run.Headers).AsJson();
            e.Ignore(run => run.Totals);
            e.StaysHere(Stays);
        });
        model.Entity<ImportRejectionRow>(e =>
        {
            e.ToTable("import_rejection").HasKey(row => new { row.TenantId, row.RunId, row.Number });
            e.Property(row => row.Fields).AsJson();
            e.StaysHere(Stays);
        });
        model.Entity<ImportMapRow>(e => e.ToTable("import_map").HasKey(row => new { row.TenantId, row.Name }));
    }
}
