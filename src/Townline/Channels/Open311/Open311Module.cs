using Townline.Channels.Open311.Requests;
using Townline.Channels.Open311.Services;
using Townline.Channels.Open311.Updates;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Modules;

namespace Townline.Channels.Open311;

/// <summary>Open311 GeoReport v2 and mySociety's update extension, under /open311/v2.</summary>
internal sealed class Open311Module : IModule
{
    private const string Root = "/open311/v2";

    public void Services(IServiceCollection services) => services.AddSingleton<IChannel, Open311Channel>();

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        Get("discovery", Discovery.Show);
        Get("services", ServiceDocuments.List);
        Get("services/{code}", ServiceDocuments.Definition);
        Get("requests", GetRequests.List);
        Get("requests/{id}", GetRequests.One);
        Get("tokens/{token}", Tokens.Show);
        Get("servicerequestupdates", GetUpdates.List);
        Post("requests", PostRequest.Post);
        Post("servicerequestupdates", PostUpdate.Post);
        endpoints.Map($"{Root}/{{**path}}", Operation.Of(call => throw Open311Exception.NotFound(call.Words["open311.path"]))).AllowAnonymous();

        void Get(string path, Func<Call, Task> operation) =>
            endpoints.MapMethods($"{Root}/{path}.{{format:regex(^(xml|json)$)}}", ["GET", "HEAD"], Operation.Of(operation)).AllowAnonymous();

        void Post(string path, Func<Call, Task> operation) =>
            endpoints.MapPost($"{Root}/{path}.{{format:regex(^(xml|json)$)}}", Operation.Of(operation)).AcceptsKey(ApiScopes.Open311Submit).TakesUploads();
    }
}
