using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Townline.Tests.Platform.Files.Media;

/// <summary>Somebody else's web server on this machine; answers as its test says and counts how often it was asked.</summary>
internal sealed class PhotoHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private PhotoHost(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public int Asked => _asked;

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public static async Task<PhotoHost> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new PhotoHost(builder.Build());
        host._app.Run(http =>
        {
            Interlocked.Increment(ref host._asked);
            return host.Answer(http);
        });
        await host._app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
