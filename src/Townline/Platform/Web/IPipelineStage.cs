namespace Townline.Platform.Web;

/// <summary>A piece of middleware that a module adds between routing and the endpoints, such as languages (10), sign-in (20), limits (30).</summary>
internal interface IPipelineStage
{
    /// <summary>Lower runs earlier; below 0 before the endpoint is known.</summary>
    int Order { get; }

    void Use(IApplicationBuilder app);
}
