using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Doctor;
using Townline.Platform.Files.Content;
using Townline.Platform.Files.Media;
using Townline.Platform.Files.Serving;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Web;

namespace Townline.Platform.Files;

/// <summary>Files that people send: taken in, kept, handed out, fetched from elsewhere, swept.</summary>
internal sealed class FilesModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<StorageOptions>().FilesFolder is { } folder
            ? new FolderFileStore(folder, provider.GetRequiredService<TimeProvider>())
            : new DatabaseFileStore(provider.GetRequiredService<Store>()));
        services.AddSingleton<IStartupTask, FilesFolderCheck>();
        services.AddSingleton<ICheckup, FilesCheckup>();
        services.AddSingleton<IncomingFolder>();
        services.AddSingleton<FileIntake>();
        services.AddScoped<Drafts>();
        services.AddSingleton<FileSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<FileSweeper>());
        services.AddSingleton<IPipelineStage, UploadStage>();
        services.AddSingleton(new MediaNetwork(Dns.GetHostAddressesAsync, PublicAddress.IsPublic));
        services.AddSingleton<MediaFetcher>();
        services.AddSingleton<IOutboxHandler, MediaFetchHandler>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<StoredFile>(e =>
        {
            e.ToTable("platform_file").HasKey(file => file.Id);
            e.Ignore(file => file.Kind);
            e.Ignore(file => file.IsPicture);
            e.Ignore(file => file.Link);
            e.HasIndex(file => new { file.TenantId, file.Owner, file.OwnerId });
            e.HasIndex(file => file.Sha);
            e.HasIndex(file => file.PublishedSha);
            e.HasIndex(file => file.CreatedAt).HasFilter("owner IS NULL");
        });
        model.Entity<ContentRow>(e =>
        {
            e.ToTable("platform_file_content").HasKey(content => content.Id);
            e.StaysHere("Contents of files are exported as files, named by their SHA-256.");
            e.HasIndex(content => content.Sha).IsUnique();
        });
        model.Entity<ContentChunk>(e =>
        {
            e.ToTable("platform_file_chunk").HasKey(chunk => new { chunk.ContentId, chunk.Number });
            e.StaysHere("Contents of files are exported as files, named by their SHA-256.");
        });
    }

    public void Endpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/files/{id:long}/{name}", [HttpMethods.Get, HttpMethods.Head], FileEndpoint.Get).AllowAnonymous();
}
