using Microsoft.AspNetCore.Server.Kestrel.Core;
using Townline.Platform.Commands;
using Townline.Platform.Live;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Web;

/// <summary>The web program: services, the line of middleware in one place, and the endpoints of all modules.</summary>
internal static class WebHost
{
    /// <summary>Builds the program; the storage is opened and migrated, nothing is served yet.</summary>
    /// <param name="port">Port to listen on; 0 for any free one.</param>
    /// <param name="configure">For tests: replaces services such as the clock.</param>
    public static async Task<WebApplication> Build(StorageOptions storage, int port, Action<WebApplicationBuilder>? configure = null, CancellationToken cancel = default)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "townline" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, port));
        Telemetry.Add(builder);
        TownServices.AddTownline(builder.Services, storage);
        AddWeb(builder.Services);
        configure?.Invoke(builder);

        var app = builder.Build();
        try
        {
            await TownServices.Prepare(app.Services, cancel);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        UseWeb(app);
        return app;
    }

    /// <summary>Runs the start-up tasks and begins to serve.</summary>
    /// <returns>Where it listens.</returns>
    public static async Task<Uri> Start(WebApplication app, StartupContext start, CancellationToken cancel = default)
    {
        foreach (var task in app.Services.GetServices<IStartupTask>().OrderBy(task => task.Order))
        {
            await task.Run(start, cancel);
        }

        await app.StartAsync(CancellationToken.None);
        return new Uri(app.Urls.First());
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;

        // A list of hundreds of ids in one address must fit (Open311 clients send them all).
        kestrel.Limits.MaxRequestLineSize = 256 * 1024;
        kestrel.Limits.MaxRequestBufferSize = 2 * 1024 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        kestrel.Limits.MaxRequestBodySize = 64L * 1024 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(20);
        kestrel.ListenAnyIP(port);
    }

    private static void AddWeb(IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        // It warns wherever a page that holds a form says itself that it must not be kept.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error));
        services.AddRouting();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddSingleton<IPipelineStage, NullCharacters>();
        services.AddSingleton<IPipelineStage, PageForms>();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddRazorPages(pages => pages.RootDirectory = "/Faces").AddMvcOptions(mvc => mvc.Filters.Add<PageHandlers>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
    }

    private static void UseWeb(WebApplication app)
    {
        ReverseProxies.Use(app, Environment.GetEnvironmentVariable(ReverseProxies.Variable));
        app.UseMiddleware<UnavailableMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseResponseCompression();
        app.UseMiddleware<TenancyMiddleware>();
        var stages = app.Services.GetServices<IPipelineStage>().ToLookup(stage => stage.Order < 0);
        UseStages(app, stages[true]);
        app.UseRouting();
        UseStages(app, stages[false]);

        app.MapRazorPages();
        foreach (var module in ModuleList.All)
        {
            module.Endpoints(app);
        }
    }

    private static void UseStages(WebApplication app, IEnumerable<IPipelineStage> stages)
    {
        foreach (var stage in stages.OrderBy(stage => stage.Order))
        {
            stage.Use(app);
        }
    }
}
