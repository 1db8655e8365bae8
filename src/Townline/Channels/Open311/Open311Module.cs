using Townline.Channels.Open311.Requests;
using Townline.Channels.Open311.Services;
using Townline.Channels.Open311.Updates;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Modules;
using Townline.Platform.Web;

namespace Townline.Channels.Open311;

/// <summary>Open311 GeoReport v2 and mySociety's update extension, under /open311/v2.</summary>
internal sealed class Open311Module : IModule
{
    /// <summary>Under <see cref="TestRoot"/> everything is checked and answered in the same way, and nothing is stored.</summary>
    internal const string Root = "/open311/v2";
    internal const string TestRoot = $"{Root}/test";

    private static readonly ErrorFormat Errors = new((http, status, sentence) =>
        Open311Answer.SendErrors(http, Open311Answer.FormatOf(http.Request.Path), status, [new Open311Error(status, sentence)]));

    public void Services(IServiceCollection services) => services.AddSingleton<IChannel, Open311Channel>();

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in (string[])[Root, TestRoot])
        {
            Endpoints(endpoints, root);
        }

        endpoints.Map($"{Root}/{{**path}}", Operation.Of(OtherPaths.Answer)).AllowAnonymous().WithMetadata(Errors);
    }

    private static void Endpoints(IEndpointRouteBuilder endpoints, string root)
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

        void Get(string path, Func<Call, Task> operation) =>
            endpoints.MapMethods($"{root}/{path}.{{format:regex(^(xml|json)$)}}", ["GET", "HEAD"], Operation.Of(operation)).AllowAnonymous().WithMetadata(Errors);

        void Post(string path, Func<Call, Task> operation) =>
            endpoints.MapPost($"{root}/{path}.{{format:regex(^(xml|json)$)}}", Operation.Of(operation)).AcceptsKey(ApiScopes.Open311Submit).TakesUploads().WithMetadata(Errors);
    }
}
